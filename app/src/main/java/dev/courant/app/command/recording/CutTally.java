package dev.courant.app.command.recording;

import static dev.courant.app.command.recording.TallyForm.line;
import static java.util.Map.entry;

import dev.courant.ingest.recording.ArchiveTotals;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What was recorded of an archive.
 *
 * @param totals the totals
 * @param bytes the bodies, as they were sent
 * @param took how long it took
 */
record CutTally(ArchiveTotals totals, long bytes, Duration took) {
    /** Returns the totals for people, a line each. */
    String text(Path target) {
        return TallyForm.text(
                target,
                bytes,
                line("feeds", totals.feeds(), "captured " + totals.polls() + " times"),
                line("answers", totals.answers(), totals.repeated() + " of them say what was said before"),
                line("pages", totals.pages(), "as they led to articles"),
                line("lost", totals.lost(), "left out: what they repeat is no longer in the archive"));
    }

    /** Returns the totals for programs, as one line. */
    String json(Path target) {
        return TallyForm.json(
                target,
                took,
                bytes,
                entry("feeds", (long) totals.feeds()),
                entry("polls", totals.polls()),
                entry("answers", totals.answers()),
                entry("repeated", totals.repeated()),
                entry("pages", totals.pages()),
                entry("lost", totals.lost()));
    }
}
