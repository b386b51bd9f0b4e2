package dev.courant.parse.extract.metadata.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatesTest {
    private static final String HEADLINE = "<title>Geese return to Ternford</title><h1>Geese return to Ternford</h1>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=application/json>{\"publishedDate\": \"2026-03-04T20:37:27Z\"}</script>",
                "<script>window.__STATE__ = {page: {meta: {publishedAt: 1772609400000}}};</script>",
                "<script>dataLayer.push({\"pagePublicationDate\": \"04.03.2026\", \"pageType\": \"story\"})</script>",
                "<script>var s = JSON.parse(\"{\\\"date_published\\\":\\\"2026-03-04\\\",\\\"id\\\":1}\");</script>",
                "<script type=application/json>{\"posted_at\": \"2026-03-04 10:12:00\", \"updatedAt\": \"2026-05-06\"}</script>",
                "<script type=application/json>[{\"title\": \"Geese return to Ternford\", \"publishDate\": \"2026-03-04\"},"
                        + "{\"title\": \"Goats leave the village\", \"publishDate\": \"2026-05-06\"}]</script>"
            })
    void shouldReadTheDateInThePagesData(String script) {
        assertThat(DatedPage.day(HEADLINE + script)).isEqualTo("2026-03-04");
        assertThat(DatedPage.source(HEADLINE + script)).isEqualTo("embedded-state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=application/json>{\"publisher\": \"2026-03-04\", \"unpublishAt\": \"2026-03-04\"}</script>",
                "<script type=application/json>{\"createdAt\": \"2026-03-04T20:37:27Z\", \"published\": true}</script>",
                "<script type=application/json>[{\"publishDate\": \"2026-03-04\"}, {\"publishDate\": \"2026-05-06\"}]</script>",
                "<script>startCountdown(\"2026/03/04 10:12:00\")</script>",
                "<script>setLastUpdateTime('2026-03-04 10:12')</script>",
                "<script>loadSection('2026-03-04', showDate)</script>"
            })
    void shouldReadNoOtherDate(String script) {
        assertThat(DatedPage.published(HEADLINE + script)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "showDate(\"2026/03/04 10:12:43\")",
                "document.write('2026-03-04 10:12');",
                "document.write(formatTime(\"2026-03-04T10:12:00Z\"));",
                "document.write(new Date(\"2026-03-04T10:12:00Z\").toLocaleString());",
                "util.timeAgo('4 March 2026, 10:12', 'en')"
            })
    void shouldReadTheDateThatAScriptWritesInItsPlace(String script) {
        String page = HEADLINE + "<div><script>" + script + "</script> read 7 times</div>";

        assertThat(DatedPage.day(page)).isEqualTo("2026-03-04");
        assertThat(DatedPage.source(page)).isEqualTo("script");
    }

    @Test
    void shouldPreferWhatThePageShows() {
        assertThat(
                        DatedPage.day(
                                HEADLINE
                                        + "<p>4 March 2026</p><script type=application/json>{\"publishedDate\": \"2026-05-06\"}</script>"))
                .isEqualTo("2026-03-04");
    }

    @Test
    void shouldReadNoDateOfAHomePage() {
        String data = "<script type=application/json>{\"publishedDate\": \"2026-03-04T20:37:27Z\"}</script>";

        assertThat(DatedPage.published(HEADLINE + data, "https://mill.example/"))
                .isNull();
    }

    @Test
    void shouldBelieveThePageAndItsDataAgainstOneStatedDay() {
        String stated = "<meta property=article:published_time content=2026-03-14>" + HEADLINE;
        String data = "<script>dataLayer.push({\"publishingDate\": \"2026-03-24\", \"type\": \"news\"});</script>";
        String shown = "<time datetime=2026-03-24>24.03.2026</time>";

        assertThat(DatedPage.published(stated + shown + data)).hasToString("2026-03-24T00:00Z");
        assertThat(DatedPage.published(stated + shown)).hasToString("2026-03-14T00:00Z");
        assertThat(DatedPage.published(stated + data)).hasToString("2026-03-14T00:00Z");
    }
}
