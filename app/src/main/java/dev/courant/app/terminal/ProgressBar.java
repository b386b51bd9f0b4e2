package dev.courant.app.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows how far some work has come: a bar on a terminal, a line every ten seconds elsewhere. Not thread-safe. */
public final class ProgressBar {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long started;
    private double firstShare = -1;
    private double share;
    private long shownAt;
    private boolean drawn;

    /**
     * Begins with nothing done.
     *
     * @param err where to
     * @param terminal whether that is a terminal
     * @param nanos the time, as {@link System#nanoTime} has it
     */
    public ProgressBar(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.shownAt = started;
    }

    /** {@return whether somebody looks at what this process prints} */
    public static boolean isOnTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /**
     * Notes how much is done, and shows it when it is time to.
     *
     * @param done the share that is done, 0 to 1
     * @param text says it in words
     */
    public void show(double done, Supplier<String> text) {
        firstShare = firstShare < 0 ? done : firstShare;
        share = done;
        showWhenDue(text);
    }

    /**
     * Shows words that have changed, when it is time to.
     *
     * @param text says how far it is in words
     */
    public void showWhenDue(Supplier<String> text) {
        long now = nanos.getAsLong();
        if (now - shownAt < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        shownAt = now;
        if (terminal) {
            int full = (int) Math.round(share * WIDTH);
            err.print(ERASE + "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + text.get());
            drawn = true;
        } else {
            err.println(text.get());
        }
        err.flush();
    }

    /** {@return the share that is done, 0 to 1} */
    public double share() {
        return share;
    }

    /** {@return the time since it began, in seconds; never 0} */
    public double seconds() {
        return Math.max(1e-3, (nanos.getAsLong() - started) / 1e9);
    }

    /** {@return how long the rest takes at the pace so far, behind a comma; empty while that is not known} */
    public String left() {
        double done = share - firstShare;
        return done <= 0
                ? ""
                : ", " + Times.span(Duration.ofSeconds((long) (seconds() * (1 - share) / done))) + " left";
    }

    /**
     * Prints a line of its own.
     *
     * @param line the line
     */
    public void print(String line) {
        erase();
        err.println(line);
        err.flush();
    }

    /** Removes the bar. */
    public void erase() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }
}
