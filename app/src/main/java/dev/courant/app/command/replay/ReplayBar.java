package dev.courant.app.command.replay;

import dev.courant.app.terminal.ProgressBar;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far a file has been worked through. Not thread-safe. */
final class ReplayBar {
    private static final double MEGABYTE = 1_000_000;

    private final ProgressBar bar;
    private final long bytes;
    private long records;
    private long articles;
    private long waiting;

    /** @param bytes the size of the file */
    ReplayBar(PrintWriter err, boolean terminal, LongSupplier nanos, long bytes) {
        this.bar = new ProgressBar(err, terminal, nanos);
        this.bytes = bytes;
    }

    void record(boolean article, double reached) {
        records++;
        articles += article ? 1 : 0;
        waiting = 0;
        bar.show(reached, this::text);
    }

    void waiting(long unenriched) {
        waiting = unenriched;
        bar.showWhenDue(this::text);
    }

    /** Prints a line of its own. */
    void print(String line) {
        bar.print(line);
    }

    /** Removes the bar. */
    void erase() {
        bar.erase();
    }

    private String text() {
        String text = String.format(
                Locale.ROOT,
                "%d %% of %,.1f MB, %,d records, %,d articles, %,.0f a second",
                (int) (100 * bar.share()),
                bytes / MEGABYTE,
                records,
                articles,
                articles / bar.seconds());
        return waiting > 0
                ? text + String.format(Locale.ROOT, "; waits, %,d articles are not enriched and stored yet", waiting)
                : text + bar.left();
    }
}
