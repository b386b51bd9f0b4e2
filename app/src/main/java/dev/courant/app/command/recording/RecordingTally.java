package dev.courant.app.command.recording;

import static dev.courant.app.command.recording.TallyForm.line;
import static java.util.Map.entry;

import dev.courant.ingest.recording.RecordingTotals;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What was recorded.
 *
 * @param totals the totals
 * @param took how long it took
 */
record RecordingTally(RecordingTotals totals, Duration took) {
    /** Returns the totals for people, a line each. */
    String text(Path target) {
        return TallyForm.text(
                target,
                totals.bytes(),
                line("feeds", totals.feeds(), "polled " + totals.polls() + " times"),
                line("answers", totals.answers(), totals.unchanged() + " more said nothing new"),
                line("pages", totals.pages(), totals.waiting() + " more were not fetched in time"),
                line("failures", totals.failures(), "polls that failed, pages that were given up"));
    }

    /** Returns the totals for programs, as one line. */
    String json(Path target) {
        return TallyForm.json(
                target,
                took,
                totals.bytes(),
                entry("feeds", (long) totals.feeds()),
                entry("polls", totals.polls()),
                entry("answers", totals.answers()),
                entry("unchanged", totals.unchanged()),
                entry("pages", totals.pages()),
                entry("waiting", totals.waiting()),
                entry("failures", totals.failures()));
    }
}
