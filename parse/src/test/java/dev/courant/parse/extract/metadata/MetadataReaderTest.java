package dev.courant.parse.extract.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.metadata.stated.Sourced;
import java.time.OffsetDateTime;
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
                .isEqualTo(new Sourced<>("Geese return", "h1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Geese return<button>Share</button>",
                "Geese return <a href='#x'>#</a>",
                "<span class=sr-only>Headline:</span> Geese return",
                "<span hidden>Story</span>Geese <em>return</em>"
            })
    void shouldReadAHeadingAsItIsSeen(String heading) {
        assertThat(read("<title>Geese return | Courier</title><h1>" + heading + "</h1>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return", "h1"));
    }

    @Test
    void shouldNotTakeAStatementOfTheSiteForTheHeadline() {
        assertThat(read("<title>Geese return</title><meta property=og:site_name content=Courier>"
                                + "<meta property=og:title content=Courier>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return", "title"));
    }

    @Test
    void shouldNotTakeTheNameOfABlogForTheHeadline() {
        assertThat(read("<title>Seven geese came back to the river Tern</title><h1>Ada's diary</h1>")
                        .title())
                .isEqualTo(new Sourced<>("Seven geese came back to the river Tern", "title"));
    }

    @Test
    void shouldKeepTheHeadingOfANewsPageThatIsWordedAnewForSearchEngines() {
        assertThat(read("<title>Geese: when will they leave the river Tern this year?</title><h1>Wings over water</h1>"
                                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script>")
                        .title())
                .isEqualTo(new Sourced<>("Wings over water", "h1"));
    }

    @Test
    void shouldTakeTheHeadingBesideAFirstLevelOneThatIsWordedForSearchEngines() {
        assertThat(
                        read("<title>River Tern geese: return, photos | Courier</title><h1>River Tern geese: return, photos</h1>"
                                        + "<header><h2><span>Wildlife</span> <span>Seven wings over the water</span></h2></header>"
                                        + "<meta property=og:title content='Seven wings over the water'>")
                                .title())
                .isEqualTo(new Sourced<>("Seven wings over the water", "og:title"));
    }

    @Test
    void shouldNotTakeAHeadingThatNoStatementSays() {
        assertThat(read("<title>Geese return to the river</title><h1>Geese return to the river</h1>"
                                + "<h2>Seven wings over the water</h2>"
                                + "<meta property=og:title content='Geese return to the river'>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river", "h1"));
    }

    @Test
    void shouldNotTakeAHeadingInsideTheTextForTheHeadline() {
        assertThat(read("<title>Geese return</title><h1>How the geese of the Tern came back</h1><p>"
                                + "The geese came back to the river. ".repeat(10)
                                + "</p><h2>Why do the geese come back</h2>"
                                + "<meta property=og:title content='Why do the geese come back'>")
                        .title())
                .isEqualTo(new Sourced<>("How the geese of the Tern came back", "h1"));
    }

    @Test
    void shouldNotBelieveStatementsThatAddASiteBehindABar() {
        assertThat(read("<title>Geese return to the river | Fowl.example</title><h1>Geese return to the river</h1>"
                                + "<meta property=og:site_name content='The Waterfowl Channel'>"
                                + "<meta property=og:title content='Geese return to the river | Fowl.example'>"
                                + "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                                + "\"headline\":\"Geese return to the river | Fowl.example\"}</script>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river", "h1"));
    }

    @Test
    void shouldTakeTheSiteOffAHeading() {
        assertThat(read("<meta property=og:site_name content=Courier><h1>Geese return to the river – Courier</h1>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river", "h1"));
    }

    @Test
    void shouldPartAHeadingWhosePartsRunTogether() {
        assertThat(read("<meta property=og:title content='River / Geese return to Tern'>"
                                + "<h1><span>River</span><span>Geese return to Tern</span></h1>")
                        .title())
                .isEqualTo(new Sourced<>("River / Geese return to Tern", "og:title"));
    }

    @Test
    void shouldCompleteAHeadlineThatStructuredDataCutsOff() {
        assertThat(read("<meta property=og:title content='Geese return to the river Tern'>"
                                + "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Geese return to\"}"
                                + "</script>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river Tern", "og:title"));
    }

    @Test
    void shouldTakeTheSiteOffATitle() {
        assertThat(read("<meta property=og:site_name content=Courier><title>Geese return - Courier</title>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return", "title"));
    }

    @Test
    void shouldTakeTheSiteOffATitleHoweverItsNameIsWritten() {
        assertThat(read("<meta property=og:site_name content=terncourier.example>"
                                + "<title>Geese return to the river - Tern Courier</title>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river", "title"));
    }

    @Test
    void shouldTakeThePartOfATitleThatThePageShows() {
        assertThat(read("<title>COURIER : Geese return to the river</title><div>Geese return to the river</div>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river", "title"));
    }

    @Test
    void shouldNotTakeTheLesserPartOfATitleForTheHeadline() {
        assertThat(read("<title>Geese return to the river - Columns by the lake</title><div>Columns by the lake</div>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the river", "title"));
    }

    @Test
    void shouldReadAMicrodataAuthorByItsName() {
        assertThat(read("<p itemprop=author itemscope>Words: <span itemprop=name>Ann Lee</span>, baker</p>")
                        .authors())
                .isEqualTo(new Sourced<>(List.of("Ann Lee"), "itemprop"));
    }

    @Test
    void shouldReadAuthorAndDatesFromRdfa() {
        ReadPage found = read("<div vocab=https://schema.org/ typeof=NewsArticle>"
                + "<p property=author typeof=Person>Words: <span property=schema:name>Ann Lee</span>, baker</p>"
                + "<span property=datePublished content=2021-03-04T05:06:07Z>a while ago</span>"
                + "<span property='http://purl.org/dc/terms/modified dcterms:modified'>6 March 2021</span></div>");

        assertThat(found.authors()).isEqualTo(new Sourced<>(List.of("Ann Lee"), "rdfa"));
        assertThat(found.published()).isEqualTo(new Sourced<>(OffsetDateTime.parse("2021-03-04T05:06:07Z"), "rdfa"));
        assertThat(found.modified()).isEqualTo(new Sourced<>(OffsetDateTime.parse("2021-03-06T00:00:00Z"), "rdfa"));
    }

    @Test
    void shouldNotTakeOtherTermsForRdfaOfTheArticle() {
        ReadPage found = read("<p property=og:title>6 March 2021</p><p property=comment>Ann Lee, 6 March 2021</p>");

        assertThat(found.authors()).isNull();
    }

    @Test
    void shouldReadAVisibleByline() {
        assertThat(read("<h1>Geese</h1><p class=byline>By Ann Lee</p>").authors())
                .isEqualTo(new Sourced<>(List.of("Ann Lee"), "byline"));
    }

    @Test
    void shouldReadADublinCoreCreatorAndDate() {
        ReadPage found = read("<meta name=DC.creator content='Ann Lee'><meta name=DC.date.issued content=2026-03-04>");

        assertThat(Sourced.valueOf(found.authors())).containsExactly("Ann Lee");
        assertThat(Sourced.valueOf(found.published())).isEqualTo("2026-03-04T00:00:00Z");
    }

    @Test
    void shouldReadJsonLdThatAFrameworkPutIntoAMetaElement() {
        assertThat(read("<meta name='script:ld+json' content='{&quot;@type&quot;:&quot;Article&quot;,"
                                + "&quot;headline&quot;:&quot;Geese return to the Tern&quot;}'>")
                        .title())
                .isEqualTo(new Sourced<>("Geese return to the Tern", "json-ld"));
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
        assertThat(LanguageTags.tag(written)).isEqualTo(tag);
    }

    @Test
    void shouldTakeNoLanguageFromNonsense() {
        assertThat(LanguageTags.tag("english-language-site!")).isNull();
        assertThat(LanguageTags.tag("")).isNull();
    }

    @Test
    void shouldMakeTheCanonicalAddressAbsolute() {
        assertThat(read("<link rel=canonical href='../x'><meta property=og:url content=https://other.example/>")
                        .canonicalUrl())
                .isEqualTo(new Sourced<>("https://tidewater.example/x", "rel=canonical"));
    }

    @Test
    void shouldTakeNoAddressThatIsNotOfTheWeb() {
        assertThat(read("<link rel=canonical href='javascript:alert(1)'>").canonicalUrl())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "<base href='/news/'>,https://tidewater.example/news/x",
        "<base target=_top><base href=/news/a.html><base href=/other/>,https://tidewater.example/news/x",
        "<base href='  //static.tidewater.example/y/ '>,https://static.tidewater.example/y/x",
        "<base href=''>,https://tidewater.example/a/x",
        "<base href='javascript:alert(1)'>,https://tidewater.example/a/x",
        "'<base href=''data:text/html,x''>',https://tidewater.example/a/x",
        "<base href='http://['>,https://tidewater.example/a/x",
        "<base href=https://elsewhere.example/>,https://elsewhere.example/x",
    })
    void shouldResolveReferencesAgainstTheBaseOfThePage(String base, String absolute) {
        String url = "https://tidewater.example/a/page";

        assertThat(read("<html><head>" + base + "<link rel=canonical href=x>", url)
                        .canonicalUrl())
                .isEqualTo(new Sourced<>(absolute, "rel=canonical"));
        assertThat(read("<html><head><meta property=og:image content=x>" + base, url)
                        .image())
                .isEqualTo(new Sourced<>(absolute, "og:image"));
        assertThat(read(
                                "<html><head>" + base + "<script type=application/ld+json>"
                                        + "{\"@type\":\"NewsArticle\",\"image\":\"x\"}</script>",
                                url)
                        .image())
                .isEqualTo(new Sourced<>(absolute, "json-ld"));
    }

    @Test
    void shouldTakeNoBaseForReferencesThatAreAbsolute() {
        assertThat(read("<base href=https://elsewhere.example/><link rel=canonical href=https://tidewater.example/b>")
                        .canonicalUrl())
                .isEqualTo(new Sourced<>("https://tidewater.example/b", "rel=canonical"));
    }

    @Test
    void shouldKnowAPaywall() {
        assertThat(read("<meta property=article:content_tier content=locked>").paywalled())
                .isEqualTo(new Sourced<>(true, "article:content_tier"));
    }

    private static ReadPage read(String html) {
        return read(html, URL);
    }

    private static ReadPage read(String html, String url) {
        return ReadPage.of(html, url);
    }
}
