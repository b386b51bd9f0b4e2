package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.metadata.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExtractorTest {
    private static final String URL = "https://tidewater.example/news/harbour-bridge-reopens?ref=feed";
    private static final String PROSE =
            "The council of the invented town met on Monday, and it decided, after a long debate, to"
                    + " plant four hundred trees along the canal. ";

    private final Extractor extractor = new Extractor();

    @Test
    void shouldKeepTheArticleAndNothingElse() {
        assertThat(article("harbour.html").text().lines())
                .containsExactly(
                        "Engineers say the crossing can now bear twice the weight it was built for.",
                        "The harbour bridge opened to traffic again on Wednesday, nine years after a ship struck its"
                                + " northern pier and closed it.",
                        "Several hundred people, many of whom had crossed it daily, walked over before the first bus did"
                                + " at half past seven.",
                        "A longer life",
                        "The new deck weighs a third less than the old one, the council’s engineers said, and should last"
                                + " for a century.",
                        "Two lanes for cars in each direction, and one for buses.",
                        "A path for walkers on the seaward side.",
                        "“We had almost forgotten how short the way is,” said Ada Lund, who sells bread by the quay.",
                        "Ships have to keep to a new channel, a café owner by the lock complained, and the speed limit is"
                                + " four knots.");
    }

    @Test
    void shouldNameTheStageThatFoundTheText() {
        assertThat(article("harbour.html").method()).isEqualTo("content-tree");
    }

    @Test
    void shouldReadTheMetadataAndSayWhereItIsFrom() {
        Metadata metadata = article("harbour.html").metadata();

        assertThat(metadata.title()).isEqualTo("Harbour bridge reopens after nine years");
        assertThat(metadata.authors()).containsExactly("Ines Okafor", "Tom Vale");
        assertThat(metadata.published()).isEqualTo(Instant.parse("2026-03-04T06:30:00Z"));
        assertThat(metadata.modified()).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
        assertThat(metadata.language()).isEqualTo("en-GB");
        assertThat(metadata.canonicalUrl()).isEqualTo("https://tidewater.example/news/harbour-bridge-reopens");
        assertThat(metadata.siteName()).isEqualTo("The Tidewater Courier");
        assertThat(metadata.image()).isEqualTo("https://img.tidewater.example/bridge.jpg");
        assertThat(metadata.section()).isEqualTo("Local");
        assertThat(metadata.keywords()).containsExactly("bridge", "harbour", "transport");
        assertThat(metadata.paywalled()).isFalse();
        assertThat(metadata.provenance())
                .containsEntry("title", "h1")
                .containsEntry("authors", "json-ld")
                .containsEntry("canonicalUrl", "rel=canonical")
                .containsEntry("language", "html");
    }

    @Test
    void shouldTakeTheStatedBodyWhenThePageShowsNone() {
        String html =
                "<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Trees\",\"articleBody\":\""
                        + PROSE.repeat(4) + "\"}</script><body><p>Please wait.</p></body></html>";

        Extraction.Extracted extracted = extracted(html);

        assertThat(extracted.method()).isEqualTo("structured-data");
        assertThat(extracted.text()).startsWith("The council of the invented town");
    }

    @Test
    void shouldFallBackToScatteredProse() {
        String html = "<html><body><p>" + PROSE + "</p></body></html>";

        assertThat(extracted(html).method()).isEqualTo("fallback");
    }

    @Test
    void shouldSayThatAnEmptyPageHasNoText() {
        assertThat(refused("", URL).reason()).isEqualTo("no text");
    }

    @Test
    void shouldSayThatAPageOfOneVideoIsOne() {
        assertThat(refused("<body><h1>Launch</h1><video src='a.mp4'></video></body>", URL)
                        .reason())
                .contains("video");
    }

    @Test
    void shouldRefuseAHomePage() {
        String html = "<body><h1>The Courier</h1>" + ("<h2><a href=/a>Trees</a></h2><p>" + PROSE + "</p>").repeat(6)
                + "</body>";

        assertThat(refused(html, "https://tidewater.example/").reason()).isEqualTo("home page");
    }

    @Test
    void shouldRefuseAConsentWall() {
        String html =
                "<title>Before you continue</title><body><main><h1>Before you continue</h1><p>We and our partners use"
                        + " cookies and similar technologies to process personal data, to measure audiences, and to show"
                        + " advertisements.</p><p>You can accept all cookies, or manage your consent choices at any time in"
                        + " the privacy settings of this site, which explains each purpose.</p></main></body>";

        assertThat(refused(html, URL).reason()).isEqualTo("consent wall");
    }

    @Test
    void shouldTakeTheCharsetFromTheContentTypeHeader() {
        String html = "<p>" + "Совет порта во вторник проголосовал за восстановление старого причала. ".repeat(5);
        Page page = Page.of(html.getBytes(Charset.forName("windows-1251")), "text/html; charset=Windows-1251", URL);

        assertThat(new Extractor().extract(page))
                .isInstanceOfSatisfying(
                        Extraction.Extracted.class,
                        article -> assertThat(article.text()).startsWith("Совет порта во вторник"));
    }

    @Test
    void shouldGiveTheSameResultTwice() {
        assertThat(article("harbour.html")).isEqualTo(article("harbour.html"));
    }

    private Extraction.Extracted article(String name) {
        return (Extraction.Extracted) extractor.extract(new Page(resource(name), null, URL));
    }

    private Extraction.Extracted extracted(String html) {
        return (Extraction.Extracted) extractor.extract(page(html, URL));
    }

    private Extraction.NotAnArticle refused(String html, String url) {
        return (Extraction.NotAnArticle) extractor.extract(page(html, url));
    }

    private static Page page(String html, String url) {
        return new Page(html.getBytes(StandardCharsets.UTF_8), "utf-8", url);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(ExtractorTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
