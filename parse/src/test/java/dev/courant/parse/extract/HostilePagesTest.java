package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostilePagesTest {
    private static final String PROSE =
            "The ferry of the invented island sails at dawn, at noon, and at dusk, and it takes no more than ninety people. ";

    private final Extractor extractor = new Extractor();

    @Test
    void shouldSurviveFiftyThousandNestedElements() {
        assertThat(extract("<div>".repeat(50_000) + "<p>" + PROSE.repeat(5) + "</p>"))
                .isNotNull();
    }

    @Test
    void shouldSurviveFiftyThousandNestedInlineElements() {
        assertThat(extract("<p>" + "<b>".repeat(50_000) + PROSE.repeat(5))).isNotNull();
    }

    @Test
    void shouldSurviveAMillionTinyNodes() {
        assertThat(extract("<main><p>" + PROSE.repeat(5) + "</p>" + "<i>a</i>".repeat(1_000_000) + "</main>"))
                .isNotNull();
    }

    @Test
    void shouldSurviveTenThousandTables() {
        assertThat(extract("<table><tr><td>".repeat(10_000) + PROSE)).isNotNull();
        assertThat(extract("<table><tr><td>a</td></tr></table>".repeat(10_000))).isNotNull();
    }

    @Test
    void shouldFindTheArticleAmongTenThousandTables() {
        String html = "<table><tr><td>7</td></tr></table>".repeat(10_000) + "<article>"
                + ("<p>" + PROSE + PROSE + "</p>").repeat(5) + "</article>";

        assertThat(extract(html))
                .isInstanceOfSatisfying(
                        Extraction.Extracted.class,
                        article -> assertThat(article.text()).startsWith("The ferry"));
    }

    @Test
    void shouldSurviveJsonNestedBeyondMeasure() {
        String json = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(extract("<script type='application/ld+json'>" + json + "</script><p>" + PROSE))
                .isNotNull();
    }

    @Test
    void shouldSurviveCdataNestedInJson() {
        String json = "[CDATA[".repeat(50_000);

        assertThat(extract("<script type='application/ld+json'>" + json + "</script><p>" + PROSE))
                .isNotNull();
    }

    @Test
    void shouldSurviveLongNamesAndManyOfThem() {
        assertThat(extract("<div class='" + "related-".repeat(200_000) + "'><p>" + PROSE + "</p></div>" + "<p class='"
                        + "a b ".repeat(200_000) + "'>" + PROSE))
                .isNotNull();
    }

    @Test
    void shouldSurviveAuthorsWithoutEnd() {
        assertThat(extract("<meta name=author content='" + "Ann Lee, ".repeat(100_000) + "'><p>" + PROSE))
                .isNotNull();
    }

    /** The data of a page without text are searched: each of these is the beginning of some. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a={",
                "a=[{\"b\":",
                "JSON.parse(\"",
                "self.__next_f.push([1,\"",
                "={\"title\":\"a\",\"body\":\"",
                "[{\"content\":",
                "<!--{",
                "b\"]",
                "<style"
            })
    void shouldSearchAnyDataInGoodTime(String piece) {
        long start = System.nanoTime();

        assertThat(extract("<script>" + piece.repeat(2_000_000 / piece.length()) + "</script><p>Wait"))
                .isNotNull();
        assertThat(extract("<script>a={\"title\":\"a\",\"body\":\"" + "<style <script ".repeat(100_000)
                        + "\"}</script><p>Wait"))
                .isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<template shadowrootmode=open>",
                "<noscript><p>a",
                "<p class=share-price>" + PROSE + "</p>",
                "<div class=related-work><p>" + PROSE + "</p></div>",
                "<h3><a href=/a>A heron nests</a></h3><p>a</p>",
                "<div><h3><a href=/a>A heron nests</a></h3><p>a</p></div>",
                "<h1>A heron nests</h1><p>By Ann Lee</p><p>" + PROSE + "</p>",
                "<article><h1>A heron nests</h1><p>" + PROSE + PROSE + "</p></article>",
                "<pre><div> a",
            })
    void shouldPruneAnythingThatIsRepeated(String piece) {
        long start = System.nanoTime();

        assertThat(extract("<h1>A</h1><p>" + PROSE.repeat(4) + "</p>" + piece.repeat(1_000_000 / piece.length())))
                .isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<!--",
                "<!-- a -->",
                "<script>",
                "<script><!--",
                "<style>",
                "<svg>",
                "<svg><p>",
                "<svg><path>",
                "<title>",
                "<textarea>",
                "<a b='",
                "<a b=c ",
                "<p class=a id=b>",
                "</",
                "<time>",
                "<h1>a",
                "<span class=byline>By Ann Lee ",
                "<table>",
                "<p>12 March 2026 ",
                "2026-03-12 ",
                "&amp;"
            })
    void shouldReadAnythingThatIsRepeated(String piece) {
        assertThat(extract(piece.repeat(2_000_000 / piece.length()) + "<p>" + PROSE))
                .isNotNull();
    }

    @Test
    void shouldExplainWhatIsHostileToo() {
        String html = "<div>".repeat(50_000) + "<p>" + PROSE.repeat(5) + "</p>" + "<i>a</i>".repeat(100_000);

        assertThat(extractor.explain(page(html)).extraction()).isEqualTo(extract(html));
    }

    @Test
    void shouldSurviveNoise() {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);

        assertThat(extractor.extract(new Page(noise, "utf-8", "https://x.example/a")))
                .isNotNull();
        assertThat(extractor.extract(new Page(noise, "no-such-charset", "not an address")))
                .isNotNull();
    }

    @Test
    void shouldReadALargePageInGoodTime() {
        byte[] page = ("<main>" + ("<p>" + PROSE + "</p>").repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();

        extractor.extract(new Page(page, "utf-8", "https://x.example/a"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private Extraction extract(String html) {
        return extractor.extract(page(html));
    }

    private static Page page(String html) {
        return new Page(html.getBytes(StandardCharsets.UTF_8), "utf-8", "https://x.example/a");
    }
}
