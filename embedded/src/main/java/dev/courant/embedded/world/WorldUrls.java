package dev.courant.embedded.world;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The URLs of a world. They depend on publisher, slug, domain and port, never on the time. */
record WorldUrls(World world, String domain, int port) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_SLUGS = Pattern.compile("[^a-z0-9]+");
    private static final int DEFAULT_PORT = 80;

    String home(Publisher publisher) {
        String host = publisher.id() + "." + domain;
        return "http://" + (port == DEFAULT_PORT ? host : host + ":" + port);
    }

    String feed(Publisher publisher) {
        return home(publisher) + publisher.site().feedPath();
    }

    /** Returns the link in the publisher's feed; an aggregator's links have tracking parameters. */
    String link(Story story) {
        Publisher publisher = world.required(story.publisherId());
        return story.pickOf() == null
                ? home(publisher) + publisher.linkPath(story)
                : page(story) + "?utm_source=" + publisher.id() + "&utm_medium=feed&utm_campaign=picks";
    }

    /** Returns the canonical URL, where the link ends after redirects. */
    String page(Story story) {
        Story original = original(story);
        Publisher publisher = world.required(original.publisherId());
        return home(publisher) + publisher.pagePath(original);
    }

    Story original(Story story) {
        String id = story.pickOf();
        if (id == null) {
            return story;
        }
        int slash = id.indexOf('/');
        return world.story(id.substring(0, slash), id.substring(slash + 1))
                .orElseThrow(() -> new IllegalArgumentException("No story " + id));
    }

    /** Returns the publisher of a host name in lower case, without port. */
    Optional<Publisher> publisher(String name) {
        String suffix = "." + domain;
        return name.endsWith(suffix)
                ? world.publisher(name.substring(0, name.length() - suffix.length()))
                : Optional.empty();
    }

    /** Whether a host name is that of the server itself, its domain or an IP address, and not of a publisher. */
    boolean isServer(String host) {
        return host.equals(domain) || host.startsWith("[") || Character.isDigit(host.charAt(0));
    }

    /** Writes a section's name as part of a path. */
    static String slug(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return NOT_IN_SLUGS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
