package dev.courant.ingest.discover;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Tells by its type, address or label what may be a feed. */
final class FeedLook {
    private static final Set<String> SEGMENTS =
            Set.of("feed", "feeds", "rss", "rss2", "atom", "rdf", "feed.json", "rss.php", "feed.php", "backend.php");
    private static final List<String> ENDINGS = List.of(".rss", ".atom", ".rdf", ".xml", ".xml.gz");
    private static final List<String> HOSTS = List.of("feeds.", "feed.", "rss.");
    private static final Set<String> LABELS =
            Set.of("rss", "atom", "feed", "rss feed", "atom feed", "rss feeds", "feeds");

    private FeedLook() {}

    /** Plain JSON is the API of a site more often than a feed; plain XML is a feed where it is an alternate. */
    static boolean isType(String contentType, String href) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("rss")
                || type.contains("atom")
                || type.contains("rdf+xml")
                || type.contains("feed+json")
                || type.contains("/xml")
                || type.contains("/json") && href.contains("feed");
    }

    static boolean isAddress(HttpUrl url) {
        List<String> segments = url.pathSegments();
        String last = segments.getLast().isEmpty() && segments.size() > 1
                ? segments.get(segments.size() - 2)
                : segments.getLast();
        String name = last.toLowerCase(Locale.ROOT);
        return SEGMENTS.contains(name)
                || ENDINGS.stream().anyMatch(name::endsWith)
                || HOSTS.stream().anyMatch(url.host()::startsWith)
                || url.queryParameterNames().contains("feed");
    }

    static boolean isLabel(@Nullable String label) {
        return label != null && LABELS.contains(label.toLowerCase(Locale.ROOT));
    }
}
