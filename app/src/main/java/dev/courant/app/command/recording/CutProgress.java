package dev.courant.app.command.recording;

import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.ProgressBar;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far the archive has been searched, and then how much of what was found is written. Not thread-safe. */
final class CutProgress {
    private static final double MEGABYTE = 1_000_000;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private ProgressBar bar;
    private long written;
    private long bytes;

    CutProgress(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.bar = new ProgressBar(err, terminal, nanos);
    }

    /** @param share how much of the archive has been searched, 0 to 1 */
    void searched(double share) {
        bar.show(share, () -> percent() + " of the archive searched" + bar.left());
    }

    /** Begins anew: what was found is written now. */
    void found() {
        bar.erase();
        bar = new ProgressBar(err, terminal, nanos);
    }

    /**
     * An exchange was written.
     *
     * @param body the size of its body in bytes
     * @param of how many there are
     */
    void written(int body, long of) {
        written++;
        bytes += body;
        bar.show(
                (double) written / of,
                () -> String.format(
                        Locale.ROOT,
                        "%s of %,d answers recorded, %,.1f MB%s",
                        percent(),
                        of,
                        bytes / MEGABYTE,
                        bar.left()));
    }

    private String percent() {
        return (int) (100 * bar.share()) + " %";
    }

    /** Prints what is wrong, as a line of its own. */
    void problem(String line) {
        bar.print("courant: " + Plain.text(line));
    }

    /** Removes the bar. */
    void end() {
        bar.erase();
    }
}
