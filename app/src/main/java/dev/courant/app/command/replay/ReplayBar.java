package dev.courant.app.command.replay;

import dev.courant.app.terminal.Times;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a file has been worked through: a bar on a terminal, a line every ten seconds elsewhere. Not
 * thread-safe.
 */
final class ReplayBar {
    private static final int WIDTH = 24;
    private static final double MEGABYTE = 1_000_000;
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long bytes;
    private final long started;
    private double firstShare = -1;
    private double share;
    private long records;
    private long articles;
    private long waiting;
    private long shownAt;
    private boolean drawn;

    /** @param bytes the size of the file */
    ReplayBar(PrintWriter err, boolean terminal, LongSupplier nanos, long bytes) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.bytes = bytes;
        this.started = nanos.getAsLong();
        this.shownAt = started;
    }

    void record(boolean article, double reached) {
        records++;
        articles += article ? 1 : 0;
        firstShare = firstShare < 0 ? reached : firstShare;
        share = reached;
        waiting = 0;
        showWhenDue();
    }

    void waiting(long unenriched) {
        waiting = unenriched;
        showWhenDue();
    }

    /** Prints a line of its own. */
    void print(String line) {
        erase();
        err.println(line);
        err.flush();
    }

    /** Removes the bar. */
    void erase() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }

    private void showWhenDue() {
        long now = nanos.getAsLong();
        if (now - shownAt < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        shownAt = now;
        if (terminal) {
            int full = (int) Math.round(share * WIDTH);
            err.print(ERASE + "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + text(now));
            drawn = true;
        } else {
            err.println(text(now));
        }
        err.flush();
    }

    private String text(long now) {
        double seconds = Math.max(1e-3, (now - started) / 1e9);
        String text = String.format(
                Locale.ROOT,
                "%d %% of %,.1f MB, %,d records, %,d articles, %,.0f a second",
                (int) (100 * share),
                bytes / MEGABYTE,
                records,
                articles,
                articles / seconds);
        if (waiting > 0) {
            return text + String.format(Locale.ROOT, "; waits, %,d articles are not enriched yet", waiting);
        }
        double done = share - firstShare;
        return done <= 0 ? text : text + ", " + left(seconds * (1 - share) / done) + " left";
    }

    private static String left(double seconds) {
        return Times.span(Duration.ofSeconds((long) seconds));
    }
}
