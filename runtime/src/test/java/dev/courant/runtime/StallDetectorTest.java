package dev.courant.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StallDetector stalls = new StallDetector(nanos::get);

    @Test
    void shouldReportRecordsOfWhichNoneIsTaken() {
        assertThat(stalls.observe(5, 10)).isEmpty();
        pass(9);
        assertThat(stalls.observe(5, 12)).contains("12 records wait, and none has been taken for 9 s");
    }

    @Test
    void shouldNotReportWhatMovesHoweverMuchWaits() {
        stalls.observe(5, 10);
        pass(7);
        assertThat(stalls.observe(6, 1_000)).isEmpty();
        pass(7);
        assertThat(stalls.observe(6, 999))
                .as("aborted transactions are skipped")
                .isEmpty();
        pass(7);
        assertThat(stalls.observe(6, 999)).isEmpty();
    }

    @Test
    void shouldNotReportAPause() {
        stalls.observe(5, 0);
        pass(3_600);
        assertThat(stalls.observe(5, 0)).isEmpty();
        pass(1);
        assertThat(stalls.observe(5, 1)).isEmpty();
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
