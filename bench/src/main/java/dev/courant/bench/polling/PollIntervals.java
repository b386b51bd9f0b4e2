package dev.courant.bench.polling;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The times between polls of the same feed, as its publisher sees them. Thread-safe. */
final class PollIntervals {
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final Queue<Double> seconds = new ConcurrentLinkedQueue<>();

    void polled(String feed) {
        long now = System.nanoTime();
        @Nullable Long before = last.put(feed, now);
        if (before != null) {
            seconds.add((now - before) / 1e9);
        }
    }

    /** {@return a summary of the polls since the last call, in one line} */
    String summary() {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        seconds.clear();
        return sorted.length == 0
                ? "no polls"
                : String.format(
                        "median %.1f s, 95 %% within %.1f s, 99 %% within %.1f s, longest %.1f s (%,d intervals)",
                        at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted[sorted.length - 1], sorted.length);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
