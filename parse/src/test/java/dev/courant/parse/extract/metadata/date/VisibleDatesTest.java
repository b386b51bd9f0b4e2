package dev.courant.parse.extract.metadata.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleDatesTest {
    private static final String HEADLINE = "<title>Geese return</title><h1>Geese return</h1>";
    private static final String PROSE =
            "<p>" + "The geese came back to the river, as they did last year. ".repeat(5) + "</p>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta name=date content=2026-03-05T11:52:23> | <p>Stand: 04.03.2026 18:00 Uhr</p>",
                "<meta name=dc.date content=2026-03-09> | <p>Published 4 March 2026</p>",
                "<meta name=page_date content=2026-03-09> | <time datetime=2026-03-04>4 March</time>"
            })
    void shouldTakeTheEarlierDayThatIsShownForAStatementThatDoesNotSayOfWhat(String meta, String shown) {
        assertDay(meta + HEADLINE + shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property=article:published_time content=2026-03-04T10:00:00Z>",
                "<meta name=date content=2026-03-04><meta itemprop=datePublished content=2026-03-04>"
            })
    void shouldKeepAStatementOfPublication(String meta) {
        assertDay(meta + HEADLINE + "<p>1 February 2026</p>");
    }

    @Test
    void shouldKeepAStatedDayBeforeThatWhichIsShown() {
        assertDay("<meta name=date content=2026-03-04>" + HEADLINE + "<p>Stand: 09.03.2026</p>");
    }

    @Test
    void shouldFindTheDateByTheHeadingOverTheTextWhereTheTitleIsTheSitesName() {
        String menu = "<div>Parish of Ternford, the oldest of all parishes</div><p>1.2.2026</p><p>2.2.2026</p>";
        String footer = "<div>Parish of Ternford, by the river</div><p>05.02.2026</p><p>06.02.2026</p>";

        assertDay("<title>Parish of Ternford, by the river</title>" + menu + "<p>Filler</p>".repeat(30)
                + "<p>2026-03-04 | Message</p><h4>Geese return</h4>" + PROSE.repeat(9) + footer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>No. 12. 14.02.2026</p><p>The paper</p><p>04.03.2026 09:34</p>",
                "<p>4. März 2026 - 16.03 Uhr</p><p>Akt.: 5. März 2026 - 21.18 Uhr</p>",
                "<p>River / March 4, 2026</p>"
            })
    void shouldPreferTheNearestDateOverTheHeadlineToOneFarBelow(String above) {
        assertDay(above + HEADLINE + "<p>Geese</p>".repeat(12) + "<p>7 April 2026</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=date><time datetime=2026-03-04T14:15:08+01:00>04/03/2026</time></p>",
                "<p class=date><time datetime=2026-03-04T14:15:08+01:00>03/04/2026</time></p>",
                "<time datetime=2019-09-03>March 4, 2026 9:39am</time>",
                "<time datetime=2026-03-05T14:44:18Z>Posted: Mar 4, 2026 10:27 AM | Last updated: March 5, 2026</time>"
            })
    void shouldReadWhatATimeElementStatesUnlessItShowsAnotherDay(String time) {
        assertDay(HEADLINE + time);
    }

    private static void assertDay(String page) {
        assertThat(DatedPage.day(page)).isEqualTo("2026-03-04");
    }
}
