package dev.courant.embedded.world;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * One invented publisher: its house style and its stories. Immutable.
 *
 * @param id its name in URLs, such as {@code meridian}: the host is the id, a dot, and the server's domain
 * @param name its name for readers
 * @param tagline the line below the name
 * @param language BCP 47 language of its pages
 * @param design how its pages look
 * @param site where its site has what
 * @param stories all its stories, published already or later
 */
public record Publisher(
        String id, String name, String tagline, String language, Design design, Site site, List<Story> stories) {

    /**
     * How pages look.
     *
     * @param accent the house colour, as CSS writes it
     * @param theme the folder of the templates for article pages and the feed, such as {@code meridian}
     */
    public record Design(String accent, String theme) {}

    /**
     * The paths of a site and the form of its documents.
     *
     * @param charset the charset of its feed and pages
     * @param feedPath the path of its feed
     * @param feedType the media type of its feed
     * @param storyPath the path of its stories, with <code>{slug}</code> in it
     * @param disallowed path prefixes that its robots.txt forbids
     */
    public record Site(Charset charset, String feedPath, String feedType, String storyPath, List<String> disallowed) {
        /** Checks the path of stories, and copies the list. */
        public Site {
            if (!storyPath.startsWith("/") || !storyPath.contains("{slug}")) {
                throw new IllegalArgumentException("A story path starts with / and holds {slug}: " + storyPath);
            }
            disallowed = List.copyOf(disallowed);
        }
    }

    /** Checks the id, and copies the list. */
    public Publisher {
        if (!id.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("A publisher's id is a host label of lower-case letters: " + id);
        }
        stories = List.copyOf(stories);
    }

    /** Returns the story with this slug. */
    public Optional<Story> story(String slug) {
        return stories.stream().filter(s -> s.slug().equals(slug)).findFirst();
    }

    /** Returns the path of a story's page, where its link ends after redirects. */
    String pagePath(Story story) {
        String own = story.page().path();
        return own != null ? own : site.storyPath().replace("{slug}", story.slug());
    }

    /** Returns the path that the feed links to. */
    String linkPath(Story story) {
        return story.page().behaviour() == PageBehaviour.REDIRECT ? "/go/" + story.slug() : pagePath(story);
    }
}
