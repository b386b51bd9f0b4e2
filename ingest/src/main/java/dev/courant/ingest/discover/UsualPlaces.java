package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Where sites have their feeds when no page says so. */
final class UsualPlaces {
    private static final List<String> PATHS = List.of(
            "/feed",
            "/rss",
            "/rss.xml",
            "/feed.xml",
            "/atom.xml",
            "/index.xml",
            "/feed.json",
            "/news-sitemap.xml",
            "/sitemap-news.xml");
    private static final String SITEMAP = "sitemap:";
    private static final int MOST = 50;

    private UsualPlaces() {}

    static List<Candidate> of(HttpUrl site) {
        return PATHS.stream()
                .map(site::resolve)
                .filter(Objects::nonNull)
                .map(url -> new Candidate(url, null, Clue.USUAL_PLACE))
                .toList();
    }

    static HttpUrl robots(HttpUrl site) {
        return Objects.requireNonNull(site.resolve("/robots.txt"));
    }

    /** What the {@code Sitemap} lines of a robots.txt name (sitemaps.org, "Specifying the Sitemap location"). */
    static List<Candidate> inRobots(byte[] robots, HttpUrl url) {
        return sitemaps(
                new String(robots, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.regionMatches(true, 0, SITEMAP, 0, SITEMAP.length()))
                        .map(line -> line.substring(SITEMAP.length()).strip()),
                url);
    }

    /** Sitemaps as candidates, those that seem to be of news first. */
    static List<Candidate> sitemaps(Stream<String> addresses, HttpUrl base) {
        return addresses
                .map(base::resolve)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing((HttpUrl url) -> !isNews(url)))
                .limit(MOST)
                .map(url -> new Candidate(url, null, Clue.SITEMAP))
                .toList();
    }

    private static boolean isNews(HttpUrl url) {
        return url.encodedPath().toLowerCase(Locale.ROOT).contains("news");
    }
}
