package dev.courant.app.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayBarTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter err = new StringWriter();

    private ReplayBar bar(boolean terminal) {
        return new ReplayBar(new PrintWriter(err), terminal, nanos::get, 5_000_000);
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void shouldPrintALineEveryTenSecondsElsewhere() {
        ReplayBar bar = bar(false);
        bar.record(true, 0.1);
        pass(9_999);
        bar.record(false, 0.2);
        assertThat(err.toString()).isEmpty();
        pass(1);
        bar.record(true, 0.6);

        assertThat(err.toString().strip()).isEqualTo("60 % of 5.0 MB, 3 records, 2 articles, 0 a second, 8 s left");
    }

    @Test
    void shouldRedrawABarOnATerminal() {
        ReplayBar bar = bar(true);
        bar.record(true, 0);
        pass(1_000);
        bar.record(true, 0.5);
        bar.print("damage");

        assertThat(err.toString())
                .startsWith(
                        "\r\033[K[############------------] 50 % of 5.0 MB, 2 records, 2 articles, 2 a second, 1 s left")
                .endsWith("\r\033[Kdamage" + System.lineSeparator());
    }

    @Test
    void shouldSayWhatItWaitsFor() {
        ReplayBar bar = bar(false);
        pass(10_000);
        bar.waiting(512);

        assertThat(err.toString()).contains("; waits, 512 articles are not enriched and stored yet");
    }
}
