package dev.courant.app.command.replay;

import dev.courant.app.terminal.Plain;
import dev.courant.ingest.replay.ReplayTotals;
import dev.courant.ingest.replay.ReplayedRecord;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of records, for people. Pure functions. */
final class ReplayText {
    private ReplayText() {}

    /** Returns the totals: a line with all that add up, and one for each kind that has reasons. */
    static String of(ReplayTotals totals, int files) {
        return String.format(
                        Locale.ROOT,
                        "%,d records of %s: %,d articles, %,d dropped, %,d skipped, %,d damaged",
                        totals.records(),
                        files == 1 ? "1 file" : files + " files",
                        totals.articles(),
                        sum(totals.dropped()),
                        sum(totals.skipped()),
                        totals.damaged())
                + reasons(
                        "dropped",
                        totals.dropped(),
                        reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                + reasons("skipped", totals.skipped(), reason -> reason.id());
    }

    /** Returns one line for a part that cannot be read. */
    static String damage(ReplayedRecord record, ReplayedRecord.Damaged damaged) {
        return Plain.text(record.position().file() + " at " + record.position().offset() + ": " + damaged.why());
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <R extends Comparable<R>> String reasons(
            String kind, Map<R, Long> counts, Function<R, String> name) {
        if (counts.isEmpty()) {
            return "";
        }
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<R, Long>>comparingLong(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), name.apply(entry.getKey())))
                .collect(Collectors.joining(", ", "\n  " + kind + ": ", ""));
    }
}
