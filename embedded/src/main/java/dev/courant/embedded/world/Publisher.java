package dev.courant.embedded.world;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * One invented publisher: its house style and its stories. Immutable.
 *
 * @param id its name in URLs, such as {@code meridian}: the host is the id, a dot, and the server's domain
 * @param name its name for readers
 * @param tagline what stands below the name
 * @param language BCP 47 language of its pages
 * @param charset the charset of its feed and pages
 * @param accent the house colour, as CSS writes it
 * @param theme the folder of the templates for article pages and the feed, such as {@code meridian}
 * @param feedPath the path of its feed
 * @param feedType the media type of its feed
 * @param storyPath the path of its stories, with <code>{slug}</code> in it
 * @param disallowed path prefixes that its robots.txt forbids
 * @param stories all its stories, published already or later
 */
public record Publisher(
        String id,
        String name,
        String tagline,
        String language,
        Charset charset,
        String accent,
        String theme,
        String feedPath,
        String feedType,
        String storyPath,
        List<String> disallowed,
        List<Story> stories) {
    /** Checks the parts of URLs, and copies the lists. */
    public Publisher {
        if (!id.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("A publisher's id is a host label of lower-case letters: " + id);
        }
        if (!storyPath.startsWith("/") || !storyPath.contains("{slug}")) {
            throw new IllegalArgumentException("A story path starts with / and holds {slug}: " + storyPath);
        }
        disallowed = List.copyOf(disallowed);
        stories = List.copyOf(stories);
    }

    /** The story with this slug. */
    public Optional<Story> story(String slug) {
        return stories.stream().filter(s -> s.slug().equals(slug)).findFirst();
    }

    /** Returns the path of a story's page, to which its link leads in the end. */
    String pagePath(Story story) {
        String own = story.path();
        return own != null ? own : storyPath.replace("{slug}", story.slug());
    }

    /** Returns the path that the feed links to. */
    String linkPath(Story story) {
        return story.behaviour() == PageBehaviour.REDIRECT ? "/go/" + story.slug() : pagePath(story);
    }
}
