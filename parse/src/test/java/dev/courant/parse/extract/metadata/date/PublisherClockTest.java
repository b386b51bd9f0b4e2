package dev.courant.parse.extract.metadata.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherClockTest {
    private static final String PAGE = "<script type=application/ld+json>{\"@type\": \"NewsArticle\","
            + "\"datePublished\": \"%s\"}</script><meta property=article:published_time content=\"%s\">";

    @ParameterizedTest
    @CsvSource({
        // The same moment with an offset.
        "2026-03-04T01:12:07Z, 2026-03-03T20:12:07-05:00, 2026-03-03T20:12:07-05:00",
        // Local time as UTC, beside its offset.
        "2026-03-04T23:41:00Z, 2026-03-04T23:41:00+02:00, 2026-03-04T23:41+02:00",
        "2026-03-04T23:41:09, 2026-03-04T23:41:09+05:30, 2026-03-04T23:41:09+05:30",
        // UTC beside local time without a zone.
        "2026-03-04T03:28:35Z, 2026-03-03T22:28:35, 2026-03-03T22:28:35-05:00",
        "2026-03-03T22:28:35, 2026-03-04T03:28:35+00:00, 2026-03-03T22:28:35-05:00",
        "2026-03-03T20:41:05Z, 2026-03-04T02:26:05, 2026-03-04T02:26:05+05:45",
        "2026-03-04T03:28:35Z, 2026-03-03 22:28, 2026-03-03T22:28:35-05:00",
        "20260304T032835Z, 20260303T222835, 2026-03-03T22:28:35-05:00"
    })
    void shouldReadThePublishersClock(String jsonLd, String meta, String published) {
        assertThat(DatedPage.published(PAGE.formatted(jsonLd, meta))).hasToString(published);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T07:25:06Z, 2026-03-04T21:25:06Z, 2026-03-04T21:25:06Z",
        "2026-03-04T21:25:06Z, 2026-03-05T07:25:06+00:00, 2026-03-04T21:25:06Z",
        // One day: the first statement stands.
        "2026-03-04T21:25:06Z, 2026-03-04T16:25:06Z, 2026-03-04T21:25:06Z"
    })
    void shouldTakeTheEarlierOfTwoDaysThatBothSayUtc(String jsonLd, String meta, String published) {
        assertThat(DatedPage.published(PAGE.formatted(jsonLd, meta))).hasToString(published);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mill.example/20260305/a, 2026-03-05T07:25:06Z",
        "https://mill.example/20260304/a, 2026-03-04T21:25:06Z",
        "https://mill.example/2026/03/05/a, 2026-03-05T07:25:06Z"
    })
    void shouldLetTheUrlDecideBetweenThem(String url, String published) {
        assertThat(DatedPage.published(PAGE.formatted("2026-03-05T07:25:06Z", "2026-03-04T21:25:06Z"), url))
                .hasToString(published);
    }

    @ParameterizedTest
    @CsvSource({
        // Other minutes or seconds, more than any two clocks, even minutes, and a day alone are other moments.
        "2026-03-04T03:28:35Z, 2026-03-03T22:29:35",
        "2026-03-04T03:28:35Z, 2026-03-03T22:28:36",
        "2026-03-04T14:48:03Z, 2026-03-04T02:03:00Z",
        "2026-03-04T10:00:00Z, 2026-03-04T05:00:00",
        "2026-03-04T05:07:00Z, 2026-03-04",
        "2026-03-04T23:28:35Z, 2026-03-04T02:28:35Z"
    })
    void shouldTakeOtherMomentsForOtherEvents(String jsonLd, String meta) {
        assertThat(DatedPage.published(PAGE.formatted(jsonLd, meta))).isEqualTo(OffsetDateTime.parse(jsonLd));
    }
}
