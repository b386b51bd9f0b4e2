package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.feed.FeedEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static FeedEntry entry(Duration age) {
        return new FeedEntry(
                null, null, null, NOON.minus(age), null, null, null, List.of(), List.of(), List.of(), null, null, null);
    }

    private static List<FeedEntry> entries(long... minutes) {
        return IntStream.range(0, minutes.length)
                .mapToObj(i -> entry(Duration.ofMinutes(minutes[i])))
                .toList();
    }

    @Test
    void shouldTakeTheMeanOfTheNewestEntries() {
        assertThat(Rhythm.of(entries(0, 40, 10, 60), NOON)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void shouldNotTrustDatesInTheFuture() {
        assertThat(Rhythm.of(entries(0, 10, 20, 30, -600_000), NOON)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void shouldNotGuessFromTooFew() {
        assertThat(Rhythm.of(entries(0, 10, 20), NOON)).isNull();
        assertThat(Rhythm.of(List.of(), NOON)).isNull();
    }

    @Test
    void shouldForgetOldTimes() {
        long[] minutes = IntStream.range(0, 40)
                .mapToLong(i -> i < 20 ? i * 6L : i * 6_000L)
                .toArray();

        assertThat(Rhythm.of(entries(minutes), NOON)).isEqualTo(Duration.ofMinutes(6));
    }
}
