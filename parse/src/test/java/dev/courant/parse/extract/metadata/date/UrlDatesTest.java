package dev.courant.parse.extract.metadata.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlDatesTest {
    @ParameterizedTest
    @CsvSource({
        "https://x.example/2026/03/04/story, 2026-03-04",
        "https://x.example/lakes/2026/mar/04/story, 2026-03-04",
        "https://x.example/2026/march/4/story, 2026-03-04",
        "https://x.example/news/2026-03-04-story.html, 2026-03-04"
    })
    void shouldReadTheDayInAnAddress(String url, LocalDate expected) {
        assertThat(UrlDates.in(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/story-20260304",
                "https://x.example/2026/13/44/a",
                "https://x.example/2026/geese/12/a",
                "https://x.example/"
            })
    void shouldReadNoDayInOtherAddresses(String url) {
        assertThat(UrlDates.in(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/story-20260304",
                "https://x.example/2026/0304/story",
                "https://x.example/news/04-03-2026"
            })
    void shouldGuessTheDayInAnAddress(String url) {
        assertThat(UrlDates.perhapsIn(url)).isEqualTo("2026-03-04");
    }
}
