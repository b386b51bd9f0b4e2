package dev.courant.ingest.discover;

import dev.courant.parse.url.WebUrl;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides by media type, URL or label whether a link may lead to a feed. Stateless. */
final class FeedHeuristics {
    private static final Set<String> SEGMENTS =
            Set.of("feed", "feeds", "rss", "rss2", "atom", "rdf", "feed.json", "rss.php", "feed.php", "backend.php");
    private static final List<String> ENDINGS = List.of(".rss", ".atom", ".rdf", ".xml", ".xml.gz");
    private static final List<String> HOSTS = List.of("feeds.", "feed.", "rss.");
    private static final Set<String> LABELS =
            Set.of("rss", "atom", "feed", "rss feed", "atom feed", "rss feeds", "feeds");

    private FeedHeuristics() {}

    /** Returns whether an alternate may be a feed by its type. Plain JSON is more often the API of a site. */
    static boolean isType(String contentType, String href) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("rss")
                || type.contains("atom")
                || type.contains("rdf+xml")
                || type.contains("feed+json")
                || type.contains("/xml")
                || type.contains("/json") && href.contains("feed");
    }

    static boolean isAddress(WebUrl url) {
        List<String> segments = url.http().pathSegments();
        String last = segments.getLast().isEmpty() && segments.size() > 1
                ? segments.get(segments.size() - 2)
                : segments.getLast();
        String name = last.toLowerCase(Locale.ROOT);
        return SEGMENTS.contains(name)
                || ENDINGS.stream().anyMatch(name::endsWith)
                || HOSTS.stream().anyMatch(url.host()::startsWith)
                || url.http().queryParameterNames().contains("feed");
    }

    static boolean isLabel(@Nullable String label) {
        return label != null && LABELS.contains(label.toLowerCase(Locale.ROOT));
    }
}
