package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import dev.courant.parse.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Locations of feeds that many sites use. Stateless. */
final class CommonLocations {
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

    private CommonLocations() {}

    static List<Candidate> of(WebUrl site) {
        return PATHS.stream()
                .map(path -> new Candidate(site.atRoot(path), null, Clue.USUAL_PLACE))
                .toList();
    }

    /**
     * Returns the sitemaps that the {@code Sitemap} lines of a robots.txt name (sitemaps.org, "Specifying the Sitemap
     * location").
     */
    static List<Candidate> inRobots(byte[] robots, WebUrl url) {
        return sitemaps(
                new String(robots, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.regionMatches(true, 0, SITEMAP, 0, SITEMAP.length()))
                        .map(line -> line.substring(SITEMAP.length()).strip()),
                url);
    }

    /** Returns sitemaps as candidates, those that seem to be of news first. */
    static List<Candidate> sitemaps(Stream<String> addresses, WebUrl base) {
        return addresses
                .flatMap(address -> base.resolve(address).stream())
                .distinct()
                .sorted(Comparator.comparing((WebUrl url) -> !isNews(url)))
                .limit(MOST)
                .map(url -> new Candidate(url, null, Clue.SITEMAP))
                .toList();
    }

    private static boolean isNews(WebUrl url) {
        return url.http().encodedPath().toLowerCase(Locale.ROOT).contains("news");
    }
}
