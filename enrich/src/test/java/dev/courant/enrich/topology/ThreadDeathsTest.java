package dev.courant.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadDeathsTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final ThreadDeaths deaths = new ThreadDeaths(() -> now);

    @Test
    void shouldCountThoseOfTheLastMinutesOnly() {
        for (int day = 0; day < 2 * ThreadDeaths.MOST; day++) {
            assertThat(deaths.add()).isOne();
            now = now.plus(Duration.ofDays(1));
        }
    }

    @Test
    void shouldCountThoseThatComeTogether() {
        for (int death = 1; death <= ThreadDeaths.MOST + 1; death++) {
            assertThat(deaths.add()).isEqualTo(death);
            now = now.plusSeconds(10);
        }
    }
}
