package dev.courant.app.command.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.ingest.recording.RecordingTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What was recorded.
 *
 * @param totals the totals
 * @param took how long it took
 */
record RecordingTally(RecordingTotals totals, Duration took) {
    private static final double MEGABYTE = 1_000_000;

    /** Returns the totals for people, a line each. */
    String text(Path target) {
        return String.join(
                System.lineSeparator(),
                "recorded into " + target,
                line("feeds", totals.feeds(), "polled " + totals.polls() + " times"),
                line("answers", totals.answers(), totals.unchanged() + " more said nothing new"),
                line("pages", totals.pages(), totals.waiting() + " more were not fetched in time"),
                line("failures", totals.failures(), "polls that failed, pages that were given up"),
                String.format(Locale.ROOT, "  %-9s %7.1f  as they were sent", "megabytes", totals.bytes() / MEGABYTE));
    }

    private static String line(String name, long count, String more) {
        return String.format(Locale.ROOT, "  %-9s %,7d  %s", name, count, more);
    }

    /** Returns the totals for programs, as one line. */
    String json(Path target) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("recording", target.toString());
        node.put("seconds", took.toMillis() / 1_000.0);
        node.put("feeds", totals.feeds());
        node.put("polls", totals.polls());
        node.put("answers", totals.answers());
        node.put("unchanged", totals.unchanged());
        node.put("pages", totals.pages());
        node.put("waiting", totals.waiting());
        node.put("failures", totals.failures());
        node.put("bytes", totals.bytes());
        return node.toString();
    }
}
