package dev.courant.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, now",
        "59, 59 s ago",
        "120, 2 min ago",
        "7199, 119 min ago",
        "7200, 2 h ago",
        "172800, 2 d ago",
        "-90, in 90 s",
        "-86400, in 24 h"
    })
    void shouldFormatTimesRelativeToNow(long secondsAgo, String expected) {
        assertThat(Times.relative(NOW.minusSeconds(secondsAgo), NOW)).isEqualTo(expected);
    }

    @Test
    void shouldFormatExactTimes() {
        assertThat(Times.at(NOW.minusMillis(300_500), NOW)).isEqualTo("2026-03-01T11:54:59Z (5 min ago)");
    }

    @Test
    void shouldRemoveControlCharacters() {
        assertThat(Plain.text("Pier\u001b[31m\nNews\u202e!")).isEqualTo("Pier [31m News !");
        assertThat(Plain.text("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(Plain.text("Pier", 4)).isEqualTo("Pier");
    }

    @ParameterizedTest
    @CsvSource({
        "36h, 2026-02-28T00:00:00Z",
        "7d, 2026-02-22T12:00:00Z",
        "2026-02-03, 2026-02-03T00:00:00Z",
        "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z",
        "2026-02-03T04:05:06+02:00, 2026-02-03T02:05:06Z"
    })
    void shouldReadTimesInThePast(String written, Instant expected) {
        assertThat(Times.past(written, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "7", "-7d", "2026-02-03T25:00Z"})
    void shouldSayHowToWriteATime(String written) {
        assertThatThrownBy(() -> Times.past(written, NOW)).hasMessageStartingWith("write a duration such as 12h or 7d");
    }
}
