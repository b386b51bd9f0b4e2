package dev.courant.app.command.recording;

import dev.courant.app.terminal.Plain;
import dev.courant.ingest.recording.RecordingTotals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a recording is: a line that changes on a terminal, a line a minute elsewhere. Thread-safe. */
final class RecordingProgress {
    private static final Duration EACH = Duration.ofMinutes(1);
    private static final String ERASE = "\r\033[K";
    private static final double MEGABYTE = 1_000_000;

    private final PrintWriter err;
    private final boolean terminal;
    private final Duration time;
    private final int feeds;
    private Duration shownAt = Duration.ZERO;
    private boolean drawn;

    RecordingProgress(PrintWriter err, boolean terminal, Duration time, int feeds) {
        this.err = err;
        this.terminal = terminal;
        this.time = time;
        this.feeds = feeds;
    }

    /** Shows it, if it is time to. */
    synchronized void show(RecordingTotals totals, Duration passed) {
        if (terminal) {
            err.print(ERASE + text(totals, passed));
            drawn = true;
        } else if (passed.minus(shownAt).compareTo(EACH) >= 0) {
            shownAt = passed;
            err.println(text(totals, passed));
        }
        err.flush();
    }

    /** Prints what went wrong, as a line of its own. */
    synchronized void problem(String line) {
        say("failed: " + line);
    }

    /** Prints a line of its own. */
    synchronized void say(String line) {
        erase();
        err.println(Plain.text(line));
        err.flush();
    }

    /** Removes the line that changes. */
    synchronized void erase() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }

    private String text(RecordingTotals totals, Duration passed) {
        return String.format(
                Locale.ROOT,
                "%s of %s: %,d feeds, %,d answers, %,d pages, %,d waiting, %,d failures, %,.1f MB",
                clock(passed),
                clock(time),
                feeds,
                totals.answers(),
                totals.pages(),
                totals.waiting(),
                totals.failures(),
                totals.bytes() / MEGABYTE);
    }

    private static String clock(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
