package dev.courant.store.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * The statistics of one moment. As JSON, the terms of the invariant are its own fields.
 *
 * @param totals the terms of the invariant
 * @param articles articles stored
 * @param reasons links by the reason of their end, dropped ones only
 * @param topics articles by topic
 * @param languages articles by language
 * @param publishers articles by publisher, the largest first
 * @param feeds feeds by state
 * @param latency from discovery to storage
 */
public record Stats(
        @JsonUnwrapped Totals totals,
        long articles,
        Map<String, Long> reasons,
        Map<String, Long> topics,
        Map<String, Long> languages,
        Map<String, Long> publishers,
        Map<String, Long> feeds,
        Latency latency) {

    /**
     * The latency of recent live articles.
     *
     * @param samples the number of articles
     * @param p50Millis the median, in milliseconds
     * @param p95Millis the 95th percentile, in milliseconds
     */
    public record Latency(long samples, long p50Millis, long p95Millis) {}
}
