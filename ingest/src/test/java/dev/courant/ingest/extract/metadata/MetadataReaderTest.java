package dev.courant.ingest.extract.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.extract.tree.PageParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataReaderTest {
    private static final String URL = "https://tidewater.example/a/b?c=1";

    @Test
    void shouldBelieveTheHeadingThatTheTitleContains() {
        assertThat(read("<title>Geese return | Courier</title><h1>Courier</h1><h1>Geese return</h1>")
                        .title())
                .isEqualTo(new Found<>("Geese return", "h1"));
    }

    @Test
    void shouldNotTakeTheNameOfABlogForTheHeadline() {
        assertThat(read("<title>Seven geese came back to the river Tern</title><h1>Ada's diary</h1>")
                        .title())
                .isEqualTo(new Found<>("Seven geese came back to the river Tern", "title"));
    }

    @Test
    void shouldKeepTheHeadingOfANewsPageThatIsWordedAnewForSearchEngines() {
        assertThat(read("<title>Geese: when will they leave the river Tern this year?</title><h1>Wings over water</h1>"
                                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>")
                        .title())
                .isEqualTo(new Found<>("Wings over water", "h1"));
    }

    @Test
    void shouldPartAHeadingWhosePartsRunTogether() {
        assertThat(read("<meta property=og:title content='River / Geese return to Tern'>"
                                + "<h1><span>River</span><span>Geese return to Tern</span></h1>")
                        .title())
                .isEqualTo(new Found<>("River / Geese return to Tern", "og:title"));
    }

    @Test
    void shouldCompleteAHeadlineThatStructuredDataCutsOff() {
        assertThat(read("<meta property=og:title content='Geese return to the river Tern'>"
                                + "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Geese return to\"}"
                                + "</script>")
                        .title())
                .isEqualTo(new Found<>("Geese return to the river Tern", "og:title"));
    }

    @Test
    void shouldTakeTheSiteOffATitle() {
        assertThat(read("<meta property=og:site_name content=Courier><title>Geese return - Courier</title>")
                        .title())
                .isEqualTo(new Found<>("Geese return", "title"));
    }

    @Test
    void shouldReadAMicrodataAuthorByItsName() {
        assertThat(read("<p itemprop=author itemscope>Words: <span itemprop=name>Ann Lee</span>, baker</p>")
                        .authors())
                .isEqualTo(new Found<>(List.of("Ann Lee"), "itemprop"));
    }

    @Test
    void shouldReadAVisibleByline() {
        assertThat(read("<h1>Geese</h1><p class=byline>By Ann Lee</p>").authors())
                .isEqualTo(new Found<>(List.of("Ann Lee"), "byline"));
    }

    @Test
    void shouldReadADublinCoreCreatorAndDate() {
        PageMetadata found =
                read("<meta name=DC.creator content='Ann Lee'><meta name=DC.date.issued content=2026-03-04>");

        assertThat(Found.valueOf(found.authors())).containsExactly("Ann Lee");
        assertThat(Found.valueOf(found.published())).isEqualTo("2026-03-04T00:00:00Z");
    }

    @Test
    void shouldNotSayThatItWasChangedBeforeItWasPublished() {
        assertThat(
                        read("<meta property=article:published_time content=2026-03-04><meta property=article:modified_time content=2026-03-01>")
                                .modified())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"en_US,en-US", "pt-br,pt-BR", "'de; q=1',de", "zh-Hant-TW,zh-Hant-TW"})
    void shouldWriteLanguagesAsTags(String written, String tag) {
        assertThat(Languages.tag(written)).isEqualTo(tag);
    }

    @Test
    void shouldTakeNoLanguageFromNonsense() {
        assertThat(Languages.tag("english-language-site!")).isNull();
        assertThat(Languages.tag("")).isNull();
    }

    @Test
    void shouldMakeTheCanonicalAddressAbsolute() {
        assertThat(read("<link rel=canonical href='../x'><meta property=og:url content=https://other.example/>")
                        .canonicalUrl())
                .isEqualTo(new Found<>("https://tidewater.example/x", "rel=canonical"));
    }

    @Test
    void shouldTakeNoAddressThatIsNotOfTheWeb() {
        assertThat(read("<link rel=canonical href='javascript:alert(1)'>").canonicalUrl())
                .isNull();
    }

    @Test
    void shouldKnowAPaywall() {
        assertThat(read("<meta property=article:content_tier content=locked>").paywalled())
                .isEqualTo(new Found<>(true, "article:content_tier"));
    }

    private static PageMetadata read(String html) {
        return read(html, URL);
    }

    private static PageMetadata read(String html, String url) {
        return MetadataReader.read(new PageParser().parse(html.getBytes(StandardCharsets.UTF_8), "utf-8", url), url);
    }
}
