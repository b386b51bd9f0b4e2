package dev.courant.app.demo;

import dev.courant.store.query.Stats;
import dev.courant.store.query.Totals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The summary of a demonstration, for programs and for people. */
public final class DemoSummary {
    private static final double MILLIS = 1000;

    private DemoSummary() {}

    /**
     * Returns the summary for programs.
     *
     * @param stats the numbers at the end
     * @param took the time since the start
     * @return a tree of maps and numbers
     */
    public static Map<String, Object> tree(Stats stats, Duration took) {
        Totals totals = stats.totals();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("discovered", totals.discovered());
        tree.put("stored", totals.stored());
        tree.put("duplicate", totals.duplicate());
        tree.put("dropped", totals.dropped());
        tree.put("pending", totals.pending());
        tree.put("holds", totals.holds());
        tree.put("articles", stats.articles());
        tree.put("deadLetters", totals.deadLetters());
        tree.put("reasons", stats.reasons());
        tree.put("tags", stats.topics());
        tree.put("languages", stats.languages());
        tree.put("publishers", stats.publishers());
        tree.put(
                "latency",
                Map.of(
                        "samples", stats.latency().samples(),
                        "p50Millis", stats.latency().p50Millis(),
                        "p95Millis", stats.latency().p95Millis()));
        tree.put("seconds", took.toMillis() / MILLIS);
        return tree;
    }

    /**
     * Returns the summary for people.
     *
     * @param stats the current numbers
     * @return some lines
     */
    public static String text(Stats stats) {
        Totals totals = stats.totals();
        return """
                  discovered %d = stored %d + duplicate %d + dropped %d + pending %d%s
                  dropped    %s
                  tags       %s
                  latency    half of the articles within %.1f s of discovery, 95 %% within %.1f s
                """.formatted(
                        totals.discovered(),
                        totals.stored(),
                        totals.duplicate(),
                        totals.dropped(),
                        totals.pending(),
                        totals.holds() ? "" : "   DOES NOT HOLD",
                        list(stats.reasons(), 5),
                        list(stats.topics(), 8),
                        stats.latency().p50Millis() / MILLIS,
                        stats.latency().p95Millis() / MILLIS);
    }

    private static String list(Map<String, Long> counts, int most) {
        return counts.isEmpty()
                ? "none yet"
                : counts.entrySet().stream()
                        .limit(most)
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
