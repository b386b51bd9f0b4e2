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
        return home(publisher) + publisher.feedPath();
    }

    /** The link in the publisher's feed; an aggregator's links have tracking parameters. */
    String link(Story story) {
        Publisher publisher = world.required(story.publisherId());
        return story.of() == null
                ? home(publisher) + publisher.linkPath(story)
                : page(story) + "?utm_source=" + publisher.id() + "&utm_medium=feed&utm_campaign=picks";
    }

    /** The canonical URL, to which the link leads in the end. */
    String page(Story story) {
        Story original = original(story);
        Publisher publisher = world.required(original.publisherId());
        return home(publisher) + publisher.pagePath(original);
    }

    Story original(Story story) {
        String of = story.of();
        if (of == null) {
            return story;
        }
        int slash = of.indexOf('/');
        return world.story(of.substring(0, slash), of.substring(slash + 1))
                .orElseThrow(() -> new IllegalArgumentException("No story " + of));
    }

    /** The publisher of a host name, which is in lower case and has no port. */
    Optional<Publisher> publisher(String name) {
        String suffix = "." + domain;
        return name.endsWith(suffix)
                ? world.publisher(name.substring(0, name.length() - suffix.length()))
                : Optional.empty();
    }

    /** Whether a host name means the server itself and no publisher: its domain or an IP address. */
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
