package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.feed.xml.Limits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapTest {
    private static final String NEWS = "https://quay.example/2031/05/ferry-strike?a=1&b=2";

    private static Feed sitemap(String urls) {
        return Reading.feed("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + urls + "</urlset>");
    }

    private static String news(String language, String name) {
        return "<url><loc>https://quay.example/" + language + "</loc><n:news><n:publication><n:name>" + name
                + "</n:name><n:language>" + language + "</n:language></n:publication></n:news></url>";
    }

    @Test
    void shouldLeaveOutAPageWithoutAnAddress() {
        assertThat(sitemap("<url><loc> </loc></url><url><loc>https://quay.example/a</loc></url>")
                        .entries())
                .extracting(FeedEntry::link)
                .containsExactly("https://quay.example/a");
    }

    @Test
    void shouldReadANewsSitemapAsAFeed() {
        Feed feed = Reading.feed(Reading.fixture("quay-news-sitemap.xml"));

        assertThat(feed.format()).isEqualTo("News sitemap");
        assertThat(feed.title()).isEqualTo("The Quay Courier");
        assertThat(feed.language()).isEqualTo("en");
        assertThat(feed.entries())
                .containsExactly(
                        new FeedEntry(
                                NEWS,
                                "Ferry crews of Ostrel & Marn walk out",
                                NEWS,
                                Instant.parse("2031-05-06T07:15:00Z"),
                                Instant.parse("2031-05-06T11:30:00Z"),
                                null,
                                null,
                                List.of(),
                                List.of("ferries", "strikes", "Ostrel"),
                                List.of(
                                        new FeedEnclosure("https://quay.example/img/ferry.jpg", null, null),
                                        new FeedEnclosure("https://feeds.example/img/crew.jpg", null, null)),
                                null,
                                null,
                                null),
                        new FeedEntry(
                                "https://feeds.example/2031/05/lamp-oil",
                                "Lamp oil rises for a third week",
                                "https://feeds.example/2031/05/lamp-oil",
                                Instant.parse("2031-05-05T00:00:00Z"),
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null));
    }

    @Test
    void shouldUnpackASitemapThatIsAGzipFile() {
        byte[] packed = Reading.gzip(Reading.fixture("quay-news-sitemap.xml"));

        assertThat(Reading.read(Reading.of(packed, "application/gzip")).feed().entries())
                .hasSize(2);
    }

    @Test
    void shouldReadAPlainSitemap() {
        Feed feed = sitemap("<url><loc>https://quay.example/a</loc><lastmod>2031-05-06</lastmod>"
                + "<changefreq>daily</changefreq><priority>0.5</priority></url>");

        assertThat(feed.format()).isEqualTo("Sitemap");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.link()).isEqualTo("https://quay.example/a");
            assertThat(entry.title()).isNull();
            assertThat(entry.published()).isNull();
            assertThat(entry.updated()).isEqualTo("2031-05-06T00:00:00Z");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<urlset xmlns:n='https://www.google.com/schemas/sitemap-news/0.9/'>",
                "<urlset xmlns='https://www.sitemaps.org/schemas/sitemap/0.9' "
                        + "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>",
                "<sm:urlset xmlns:sm='http://www.sitemaps.org/schemas/sitemap/0.9' "
                        + "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>",
            })
    void shouldRecognizeNewsWhateverItsPrefix(String root) {
        assertThat(Reading.feed(root + news("fr", "Le Quai")).title()).isEqualTo("Le Quai");
    }

    @Test
    void shouldReadNewsWithoutADeclaredNamespace() {
        assertThat(sitemap(news("fr", "Le Quai").replace("n:", "news:")).language())
                .isEqualTo("fr");
    }

    @Test
    void shouldHaveNoLanguageWhenPagesHaveSeveral() {
        String root = "<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>";

        Feed feed = Reading.feed(root + news("fr", "Le Quai") + news("nl", "Le Quai") + "</urlset>");

        assertThat(feed.language()).isNull();
        assertThat(feed.title()).isEqualTo("Le Quai");
    }

    @Test
    void shouldKeepThePagesBeforeTheBreak() {
        FeedReading.Read read = Reading.read(Reading.of("<urlset><url><loc>https://quay.example/a?x=1&y=2</loc></url>"
                + "<url><loc>https://quay.example/b</loc><url><loc>https://quay.example/c</loc></url><url><lo"));

        assertThat(read.feed().entries())
                .extracting(FeedEntry::link)
                .contains("https://quay.example/a?x=1&y=2", "https://quay.example/b", "https://quay.example/c");
        assertThat(read.problems()).isNotEmpty();
    }

    @Test
    void shouldIgnoreLinksThatRunCode() {
        assertThat(sitemap("<url><loc>javascript:alert(1)</loc></url>").entries())
                .isEmpty();
    }

    @Test
    void shouldKeepTheNewestOfTooManyPages() {
        String urls = IntStream.range(0, 12_000)
                .mapToObj(i -> "<url><loc>https://quay.example/" + i + "</loc>"
                        + (i % 4 == 0
                                ? ""
                                : "<lastmod>" + Instant.ofEpochSecond(1_900_000_000L + i * 7919L % 12_000)
                                        + "</lastmod>")
                        + "</url>")
                .collect(Collectors.joining());

        FeedReading.Read read = Reading.read(Reading.of("<urlset>" + urls + "</urlset>"));

        List<FeedEntry> kept = read.feed().entries();
        assertThat(kept).hasSize(Limits.ENTRIES);
        assertThat(kept.subList(0, 9000)).extracting(FeedEntry::updated).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(kept.subList(9000, 10_000)).allMatch(entry -> entry.updated() == null);
        assertThat(read.problems()).containsExactly("limit: the newest 10000 of 12000 entries");
    }

    @Test
    void shouldStopAtTheLimitOfTheProtocol() {
        String urls = "<url><loc>https://quay.example/a</loc></url>".repeat(Limits.SITEMAP_URLS + 5);

        assertThat(Reading.read(Reading.of("<urlset>" + urls + "</urlset>")).problems())
                .contains("limit: more than 50000 entries");
    }

    @Test
    void shouldListTheSitemapsOfAnIndex() {
        FeedReading reading = Reading.of("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + "<sitemap><loc>https://quay.example/news.xml</loc><lastmod>2031-05-06</lastmod></sitemap>"
                + "<sitemap><loc>/archive-2030.xml.gz</loc></sitemap>"
                + "<sitemap><loc>https://quay.example/news.xml</loc></sitemap>"
                + "<sitemap><loc>data:text/xml,x</loc></sitemap></sitemapindex>");

        assertThat(reading)
                .isEqualTo(new FeedReading.SitemapIndex(
                        List.of("https://quay.example/news.xml", "https://feeds.example/archive-2030.xml.gz")));
        assertThat(((FeedReading.SitemapIndex) reading).reason())
                .contains("subscribe to the sitemaps it names")
                .contains("https://quay.example/news.xml");
    }

    @Test
    void shouldListAFewOfManySitemapsInTheReason() {
        List<String> many = IntStream.range(0, 9)
                .mapToObj(i -> "https://quay.example/" + i + ".xml")
                .toList();

        assertThat(new FeedReading.SitemapIndex(many).reason())
                .endsWith("https://quay.example/0.xml, https://quay.example/1.xml, https://quay.example/2.xml"
                        + " and 6 more");
        assertThat(new FeedReading.SitemapIndex(List.of()).reason()).endsWith("of which there are none");
    }
}
