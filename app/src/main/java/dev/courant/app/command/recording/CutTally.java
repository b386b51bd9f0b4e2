package dev.courant.app.command.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.ingest.recording.ArchiveTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What was recorded of an archive.
 *
 * @param totals the totals
 * @param bytes the bodies, as they were sent
 * @param took how long it took
 */
record CutTally(ArchiveTotals totals, long bytes, Duration took) {
    private static final double MEGABYTE = 1_000_000;

    /** Returns the totals for people, a line each. */
    String text(Path target) {
        return String.join(
                System.lineSeparator(),
                "recorded into " + target,
                line("feeds", totals.feeds(), "captured " + totals.polls() + " times"),
                line("answers", totals.answers(), totals.repeated() + " of them say what was said before"),
                line("pages", totals.pages(), "as they led to articles"),
                line("lost", totals.lost(), "left out: what they repeat is no longer in the archive"),
                String.format(Locale.ROOT, "  %-9s %7.1f  as they were sent", "megabytes", bytes / MEGABYTE));
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
        node.put("repeated", totals.repeated());
        node.put("pages", totals.pages());
        node.put("lost", totals.lost());
        node.put("bytes", bytes);
        return node.toString();
    }
}
