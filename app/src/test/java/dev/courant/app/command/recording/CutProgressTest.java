package dev.courant.app.command.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CutProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter err = new StringWriter();

    private CutProgress progress(boolean terminal) {
        return new CutProgress(new PrintWriter(err), terminal, nanos::get);
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void shouldPrintALineEveryTenSecondsElsewhere() {
        CutProgress progress = progress(false);
        progress.searched(0.1);
        pass(9);
        progress.searched(0.2);
        assertThat(err.toString()).isEmpty();
        pass(1);
        progress.searched(0.6);
        progress.found();
        pass(5);
        progress.written(2_000_000, 4);
        pass(5);
        progress.written(500_000, 4);
        progress.end();

        assertThat(err.toString().lines())
                .containsExactly(
                        "60 % of the archive searched, 8 s left", "50 % of 4 answers recorded, 2.5 MB, 20 s left");
    }

    @Test
    void shouldRedrawABarOnATerminalAndLeaveNothingOfIt() {
        CutProgress progress = progress(true);
        progress.searched(0);
        pass(1);
        progress.searched(0.5);
        progress.problem("a.warc.gz cannot be read");
        progress.found();
        pass(1);
        progress.written(1, 2);
        progress.end();

        assertThat(err.toString())
                .startsWith("\r\033[K[############------------] 50 % of the archive searched, 1 s left")
                .contains("\r\033[Kcourant: a.warc.gz cannot be read" + System.lineSeparator())
                .endsWith("[############------------] 50 % of 2 answers recorded, 0.0 MB\r\033[K");
    }
}
