package dev.courant.parse.extract.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.text.date.DateWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDatesTest {
    private static final String STATED = "<meta property=article:published_time content=%s>";
    private static final String HEADLINE = "<title>Geese return</title><h1>Geese return</h1>";

    @Test
    void shouldBelieveTheAddressAgainstADistantDate() {
        Sourced<OffsetDateTime> found =
                published(STATED.formatted("2026-05-01T10:00:00Z"), "https://x.example/2026/03/04/a");

        assertThat(found).isEqualTo(new Sourced<>(OffsetDateTime.parse("2026-03-04T00:00:00Z"), "url"));
    }

    @Test
    void shouldKeepTheStatedTimeAndItsOffset() {
        assertThat(published(STATED.formatted("2026-03-04T22:00:00-05:00"), "https://x.example/2026/03/04/a")
                        .value())
                .hasToString("2026-03-04T22:00-05:00");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-05T03:00:00Z, 2026-03-04T23:00-04:00", "2026-03-03T22:30:00Z, 2026-03-04T00:30+02:00"})
    void shouldPlaceAMomentOnTheDayOfItsAddress(String stated, String placed) {
        assertThat(published(STATED.formatted(stated), "https://x.example/2026/03/04/a")
                        .value())
                .hasToString(placed);
    }

    @Test
    void shouldPlaceAMomentOnTheDayOfItsDateLine() {
        assertThat(published(STATED.formatted("2026-03-03T23:15:00Z") + HEADLINE + "<p>4 marzo 2026 | 00:36</p>")
                        .value())
                .hasToString("2026-03-04T00:15+01:00");
    }

    @Test
    void shouldTakeTheOffsetOfAnotherStatementOfTheSameMoment() {
        assertThat(published(STATED.formatted("2026-03-03T23:15:00Z")
                                + "<meta name=date content=2026-03-04T02:15:00+03:00>")
                        .value())
                .hasToString("2026-03-04T02:15+03:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=cal><time datetime=2026-03-20>20 March</time></div><p>Published: 4 March 2026</p>",
                "<time datetime=2026-03-20>20 March</time><div class=datePublished>4 March 2026</div>",
                "<time datetime=2026-03-20>20 March</time><div class=pub-date><time datetime=2026-03-04>4.3.</time></div>",
                "<p>Updated 20 March 2026</p><p>Published 4 March 2026</p>",
                "<p>Updated 20 March 2026 | Published 4 March 2026</p>",
                "<p>Aktualisiert: 20. März 2026</p><p>4. März 2026</p>",
                "<p>更新日 2026年3月20日</p><p>2026年3月4日</p>",
                "<p>20 March 2026, updated</p><p>Publié le 4 mars 2026</p>"
            })
    void shouldPreferWhatIsCalledTheDayOfPublication(String lines) {
        assertThat(published(HEADLINE + lines).value().toLocalDate()).isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.publication-timestamp",
                "story_date",
                "cms:first-run",
                "fecha_de_publicacion",
                "datum",
                "dateParution",
                "site.created.date"
            })
    void shouldReadMetaElementsOfUnusualNames(String name) {
        String meta = "<meta name='" + name + "' content='2026-03-04T08:00:00Z'>";

        assertThat(published(meta + HEADLINE + "<aside><time datetime=2026-03-20>20 March</time></aside>")
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.updated-time", "event_start_date", "expiration-date", "unpublish_date"})
    void shouldPassOverMetaElementsOfOtherDays(String name) {
        String meta = "<meta name='" + name + "' content='2026-03-20T08:00:00Z'>";

        assertThat(published(meta + HEADLINE + "<p>4 March 2026</p>").value().toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @Test
    void shouldSwapDayAndMonthAsTheAddressHasThem() {
        assertThat(published("<meta name=date content='03/04/2026 10:30'>" + HEADLINE, "https://x.example/2026/03/04/a")
                        .value())
                .hasToString("2026-03-04T10:30Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>March 4, 2026</p>",
                "<p>Publicado el miércoles 4 de marzo de 2026</p>",
                "<span>Mis à jour le 4 mars 2026</span>",
                "<div>Stand: 04.03.2026, 09:15 Uhr</div>",
                "<p>Quarta-feira, 4 de março de 2026</p>",
                "<h5>4 marzo 2026</h5>",
                "<time datetime=2026-03-04T10:00Z>today</time>",
                "<abbr class=updated title=2026-03-04T10:00:00+00:00>now</abbr>"
            })
    void shouldReadAVisibleDate(String line) {
        assertThat(published(HEADLINE + line).value().toLocalDate()).isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>Archive of the parish</div><p>Erstellt von <a href=/a>Mia</a> am Mittwoch 4. März 2026</p>",
                "<div>Archive</div><p>The geese text was posted on March 4, 2026 by a reader who lives by the river</p>",
                "<div>04.03.2026 Category: birds, rivers</div>",
                "<div>Ann Lee | 2026-03-04 16:52:59</div>",
                "<p>تم نشره الأربعاء 4 آذار / مارس 2026</p>",
                "<p>4 maret 2026</p>",
                "<p>TERNFORD, (04.03.2026). The geese came back to the river on a day with more wind than anybody there"
                        + " remembers, and they stayed, as they did last year and the year before that, it was said,"
                        + " until the fields were bare.</p>"
            })
    void shouldReadADateFarFromAHeadline(String line) {
        assertThat(published(line).value().toLocalDate()).isEqualTo("2026-03-04");
    }

    @Test
    void shouldTakeTheFirstDateBelowTheHeadlineWhetherOrNotItIsMarked() {
        String teaser = "<p>Goats leave</p><p class=date>1 January 2020</p>";

        assertThat(published(HEADLINE + "<div>4 March 2026</div>" + teaser)
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @Test
    void shouldPreferALineThatIsADateAboveTheHeadlineToADateAmongWordsBelow() {
        assertThat(published("<div>Party, 04.03.2026</div>" + HEADLINE + "<p>Feast of geese, river side 12.10.2026</p>")
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @Test
    void shouldReadTheDateByTheHeadlineNotByATeaserOfTheSameArticle() {
        String teasers = "<div>1 January 2020</div><h3>Geese return</h3><div>2 January 2020</div>";

        assertThat(published(teasers + "<p>Elsewhere</p>".repeat(30) + HEADLINE + "<div>4 March 2026</div>")
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This article was originally published on 4 March 2026 but has been changed since",
                "Updated 9 May 2026. First published: Wednesday, March 4, 2026",
                "Publié initialement le 4 mars 2026",
                "Publicado originalmente el miércoles, 4 de marzo de 2026",
                "Erstmals veröffentlicht am 4. März 2026"
            })
    void shouldReadWhenItWasPublishedFirst(String line) {
        assertThat(published(HEADLINE + "<p>9 May 2026</p><p>Text</p><p>" + line + "</p>")
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @Test
    void shouldNotReadWhenSomethingElseWasPublishedFirst() {
        assertThat(published(HEADLINE
                                + "<p>9 May 2026</p><p>A tale originally published in a book, read 4 March 2026</p>")
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-05-09");
    }

    @ParameterizedTest
    @CsvSource({"/2026-03/04/c_1.htm, 2026-03-04", "/2026/03/4/a, 2026-03-04", "/a-2026-03-04-b, 2026-03-04"})
    void shouldReadTheDayInAnAddress(String path, String day) {
        assertThat(published("<p>a</p>", "https://x.example" + path).value().toLocalDate())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"01.11.2026, 2026-11-01", "11.01.2026, 2026-01-11", "1.1.2020, 2026-01-11"})
    void shouldReadAnAmbiguousDateAsThePageShowsIt(String shown, String day) {
        assertThat(published("<meta name=date content='11/01/2026 12:43:42'>" + HEADLINE + "<p>" + shown + "</p>")
                        .value()
                        .toLocalDate())
                .isEqualTo(day);
    }

    @Test
    void shouldNotTakeANumberInAHeadlineForTheDayOfAMonth() {
        assertThat(read("<p>a</p>", "https://x.example/2026/03/3-questions").published())
                .isNull();
    }

    @Test
    void shouldPreferTheDateByTheHeadline() {
        String calendar = "<div><time datetime=2020-01-01>1</time></div>".repeat(3);

        assertThat(published(calendar + "<p>Teaser</p>".repeat(12) + HEADLINE
                                + "<time datetime=2026-03-04>4 March</time>")
                        .value()
                        .toLocalDate())
                .isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2041-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "0001-01-01"})
    void shouldPassOverADateThatNoArticleCanHaveForTheNextBest(String stated) {
        String page = STATED.formatted(stated) + HEADLINE;

        assertThat(asOf("2026-03-05T10:00:00Z", page + "<meta name=date content=2026-03-04T10:00:00Z>")
                        .published())
                .extracting(Sourced::source)
                .isEqualTo("date");
        assertThat(asOf("2026-03-05T10:00:00Z", page + "<p>4 March 2026</p>").published())
                .extracting(Sourced::source)
                .isEqualTo("date-line");
        assertThat(asOf("2026-03-05T10:00:00Z", page).published()).isNull();
    }

    @Test
    void shouldPassOverALaterDateThatThePageShows() {
        assertThat(asOf(
                                "2026-03-05T10:00:00Z",
                                HEADLINE + "<p>1 January 2041</p><time datetime=2040-01-01>2040</time>"
                                        + "<p>4 March 2026</p>")
                        .published())
                .extracting(found -> found.value().toLocalDate())
                .hasToString("2026-03-04");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-07T09:59:59Z, true", "2026-03-07T10:00:01Z, false"})
    void shouldBelieveADateOfTheNextTwoDays(String stated, boolean believed) {
        ReadPage page = asOf("2026-03-05T10:00:00Z", STATED.formatted(stated));

        assertThat(page.published() != null).isEqualTo(believed);
    }

    @Test
    void shouldNotBelieveALaterDayInTheAddressNorALaterChange() {
        ReadPage page = ReadPage.of(
                STATED.formatted("2026-03-04T10:00:00Z") + "<meta property=article:modified_time content=2041-01-01>",
                "https://x.example/2041/01/01/a",
                DateWindow.asOf(Instant.parse("2026-03-05T10:00:00Z")));

        assertThat(page.published()).extracting(Sourced::value).hasToString("2026-03-04T10:00Z");
        assertThat(page.modified()).isNull();
    }

    private static ReadPage asOf(String fetchedAt, String html) {
        return ReadPage.of(html, "https://x.example/a", DateWindow.asOf(Instant.parse(fetchedAt)));
    }

    @ParameterizedTest
    @CsvSource({"en-US, 2026-03-04", "en_US, 2026-03-04", "en-GB, 2026-04-03", "de, 2026-04-03"})
    void shouldReadDatesInNumbersAsTheCountryOfThePageWritesThem(String language, LocalDate day) {
        String page = "<html lang=" + language + ">" + HEADLINE + "<p class=date>3/4/2026</p>";

        assertThat(published(page).value().toLocalDate()).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<span title='March 4, 2026 at 8:05 AM'>2 hours ago</span>",
                "<span data-timestamp=1772611500>2 h</span>",
                "<meta name=date content='Wed Mar 04 2026 00:05:00 GMT+0100 (CET)'>",
                "<time data-datetime='2026-03-04T08:05:00Z'>2 h</time>",
                "<p>更新：2026年3月9日 公開：2026年3月4日</p>",
                "<p>Обновлено: 09.03.2026. Дата публикации: 04.03.2026</p>"
            })
    void shouldReadDatesBehindRelativeTimesAndLabels(String line) {
        assertThat(published(HEADLINE + line).value().toLocalDate()).isEqualTo(LocalDate.parse("2026-03-04"));
    }

    @Test
    void shouldNotBelieveADateFarAheadWhereTheTimeOfFetchingIsNotKnown() {
        ReadPage page = ReadPage.of(
                STATED.formatted("2041-03-04T10:00:00Z"),
                "https://x.example/a",
                DateWindow.unfetched(Instant.parse("2026-03-05T10:00:00Z")));

        assertThat(page.published()).isNull();
    }

    @Test
    void shouldTakeNoDateFromAPageThatListsMany() {
        String list = "<ul><li>1.3.2026</li><li>2.3.2026</li><li>3.3.2026</li><li>4.3.2026</li></ul>";

        assertThat(read(list, "https://x.example/a").published()).isNull();
    }

    private static Sourced<OffsetDateTime> published(String html) {
        return published(html, "https://x.example/a");
    }

    private static Sourced<OffsetDateTime> published(String html, String url) {
        return Objects.requireNonNull(read(html, url).published());
    }

    private static ReadPage read(String html, String url) {
        return ReadPage.of(html, url);
    }
}
