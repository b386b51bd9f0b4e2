package dev.courant.embedded.world;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses of a world: they depend on publisher, slug, domain and port, never on the time. */
record Addresses(World world, String domain, int port) {
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");
    private static final int DEFAULT_PORT = 80;

    String home(Publisher publisher) {
        String host = publisher.id() + "." + domain;
        return "http://" + (port == DEFAULT_PORT ? host : host + ":" + port);
    }

    String feed(Publisher publisher) {
        return home(publisher) + publisher.feedPath();
    }

    /** Where the publisher's feed links to; an aggregator's links carry tracking parameters. */
    String link(Story story) {
        Publisher publisher = world.required(story.publisherId());
        return story.of() == null
                ? home(publisher) + publisher.linkPath(story)
                : page(story) + "?utm_source=" + publisher.id() + "&utm_medium=feed&utm_campaign=picks";
    }

    /** Where the link leads in the end: the canonical address. */
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

    /** The publisher that a host name, with or without port, belongs to. */
    Optional<Publisher> publisher(String host) {
        String name = name(host);
        String suffix = "." + domain;
        return name.endsWith(suffix)
                ? world.publisher(name.substring(0, name.length() - suffix.length()))
                : Optional.empty();
    }

    /** Whether somebody asked for no publisher but for the server itself: by its domain, by a number, or by no name. */
    boolean isDoor(String host) {
        return host.equals(domain) || host.isEmpty() || host.startsWith("[") || Character.isDigit(host.charAt(0));
    }

    static String name(String host) {
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
