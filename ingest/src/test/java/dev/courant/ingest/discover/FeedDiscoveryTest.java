package dev.courant.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.ingest.discover.DiscoveryResult.Asked;
import dev.courant.ingest.discover.DiscoveryResult.Unreachable;
import dev.courant.ingest.discover.FoundFeed.Clue;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.LoopbackServer.Request;
import dev.courant.ingest.loopback.Reply;
import dev.courant.parse.feed.FeedReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FeedDiscoveryTest {
    private final Fetcher fetcher = Fetching.fetcher();
    private final FeedDiscovery discovery = new FeedDiscovery(fetcher, FeedReader.standard(), Duration.ofMillis(1));

    @AfterEach
    void close() {
        fetcher.close();
    }

    private static Reply rss(String title) {
        return Reply.ok("<rss version='2.0'><channel><title>" + title + "</title><item><link>https://quay.example/1"
                        + "</link></item></channel></rss>")
                .with("Content-Type", "application/rss+xml");
    }

    private static Reply html(String head) {
        return Reply.ok("<!DOCTYPE html><html><head>" + head + "</head><body>Ostrel</body></html>")
                .with("Content-Type", "text/html");
    }

    private static String link(String path) {
        return "<link rel='alternate' type='application/rss+xml' title='From the page' href='" + path + "'>";
    }

    private List<FoundFeed> found(LoopbackServer server, String path) {
        return ((Asked) discovery.discover(server.url(path))).feeds();
    }

    private static List<String> paths(LoopbackServer server) {
        return server.requests().stream().map(Request::path).toList();
    }

    @Test
    void shouldReportTheFeedThatItIsAskedAbout() {
        try (LoopbackServer server = LoopbackServer.replying(rss("Pears &amp;amp; plums"))) {
            assertThat(found(server, "/feed"))
                    .containsExactly(
                            new FoundFeed(server.url("/feed"), "Pears & plums", "RSS 2.0", 1, Clue.ITSELF, false));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldReportWhatThePageNamesAndIsAFeedCommentsLast() {
        try (LoopbackServer server = LoopbackServer.replying(Map.of(
                "/", html(link("/c") + link("/gone") + link("/page") + link("/all") + link("/again")),
                "/c", rss("Quay: Comments"),
                "/page", html(""),
                "/all", rss(""),
                "/again", Reply.redirect(302, "/all")))) {
            assertThat(found(server, "/"))
                    .containsExactly(
                            new FoundFeed(server.url("/all"), "From the page", "RSS 2.0", 1, Clue.NAMED, false),
                            new FoundFeed(server.url("/c"), "Quay: Comments", "RSS 2.0", 1, Clue.NAMED, true));
        }
    }

    @Test
    void shouldLookOnThePageOfFeedsThatAPageLinksTo() {
        try (LoopbackServer server = LoopbackServer.replying(Map.of(
                "/", html("<a href='/rss'>Feeds</a>"),
                "/rss", html("<a href='/world.xml'>World</a>"),
                "/world.xml", rss("World")))) {
            assertThat(found(server, "/")).extracting(FoundFeed::url).containsExactly(server.url("/world.xml"));
        }
    }

    @Test
    void shouldTryTheUsualPlacesWhereThePageNamesNothing() {
        try (LoopbackServer server = LoopbackServer.replying(
                Map.of("/news/", html(""), "/rss.xml", rss("Quay"), "/atom.xml", rss("Quay again")))) {
            assertThat(found(server, "/news/"))
                    .containsExactly(
                            new FoundFeed(server.url("/rss.xml"), "Quay", "RSS 2.0", 1, Clue.USUAL_PLACE, false));
            assertThat(paths(server)).containsExactly("/news/", "/feed", "/rss", "/rss.xml");
        }
    }

    @Test
    void shouldTakeTheNewsSitemapThatRobotsNames() {
        String urlset = "<urlset><url><loc>https://quay.example/1</loc></url></urlset>";
        String index = "<sitemapindex><sitemap><loc>/sitemaps/pages.xml</loc></sitemap>"
                + "<sitemap><loc>/sitemaps/news.xml</loc></sitemap></sitemapindex>";
        try (LoopbackServer server = LoopbackServer.replying(Map.of(
                "/", html(""),
                "/robots.txt", Reply.ok("User-agent: *\nsitemap : no\nSITEMAP: /all.xml\n"),
                "/all.xml", Reply.ok(index),
                "/sitemaps/pages.xml", Reply.ok(urlset),
                "/sitemaps/news.xml", Reply.ok(urlset)))) {
            assertThat(found(server, "/"))
                    .containsExactly(
                            new FoundFeed(server.url("/sitemaps/news.xml"), null, "Sitemap", 1, Clue.SITEMAP, false));
        }
    }

    @Test
    void shouldReadTheSitemapsOfAnIndexThatItIsAskedAbout() {
        try (LoopbackServer server = LoopbackServer.replying(Map.of(
                "/index.xml", Reply.ok("<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"),
                "/a.xml", Reply.ok("<urlset><url><loc>/1</loc></url></urlset>")))) {
            assertThat(found(server, "/index.xml"))
                    .extracting(FoundFeed::url, FoundFeed::clue)
                    .containsExactly(tuple(server.url("/a.xml"), Clue.SITEMAP));
        }
    }

    @Test
    void shouldAskFifteenTimesAtMost() {
        String links = IntStream.range(0, 40).mapToObj(i -> link("/" + i)).collect(Collectors.joining());
        Map<String, Reply> replies = new HashMap<>(Map.of("/", html(links)));
        IntStream.range(0, 40).forEach(i -> replies.put("/" + i, rss("Feed " + i)));
        try (LoopbackServer server = LoopbackServer.replying(replies)) {
            assertThat(found(server, "/")).hasSize(14);
            assertThat(server.requests()).hasSize(15);
        }
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() {
        try (LoopbackServer server = LoopbackServer.replying(Map.of("/", html("")))) {
            assertThat(found(server, "/")).isEmpty();
            assertThat(paths(server)).doesNotHaveDuplicates().contains("/robots.txt", "/news-sitemap.xml");
        }
    }

    @ParameterizedTest
    @CsvSource({"404,HTTP 404", "503,HTTP 503"})
    void shouldSayWhyThePageCannotBeHad(int status, String reason) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(status))) {
            assertThat(discovery.discover(server.url("/"))).isEqualTo(new Unreachable(server.url("/") + ": " + reason));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ftp://quay.example/,is not an http or https address", "10.1.2.3,is not a public address"})
    void shouldSayWhatIsWrongWithAnAddress(String address, String reason) {
        assertThat(discovery.discover(address))
                .isInstanceOfSatisfying(
                        Unreachable.class, it -> assertThat(it.reason()).contains(reason));
    }

    @Test
    void shouldStopWhenItsThreadIsToEnd() {
        FeedDiscovery patient = new FeedDiscovery(fetcher, FeedReader.standard(), Duration.ofMinutes(5));
        try (LoopbackServer server = LoopbackServer.replying(Map.of("/", html(link("/a")), "/a", rss("A")))) {
            Thread.currentThread().interrupt();

            DiscoveryResult result = patient.discover(server.url("/"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Unreachable.class, it -> assertThat(it.reason()).contains("interrupted"));
        }
    }
}
