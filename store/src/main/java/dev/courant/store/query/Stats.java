package dev.courant.store.query;

import java.util.Map;

/**
 * The statistics of one moment.
 *
 * @param discovered links found in feeds
 * @param stored links whose article, or a new revision of it, is stored
 * @param duplicate links whose article was stored already
 * @param dropped links dropped for a reason
 * @param pending links that have not ended, counted one by one
 * @param holds whether {@code discovered = stored + duplicate + dropped + pending}, each maintained independently
 * @param articles articles stored
 * @param deadLetters records that made a step fail
 * @param reasons links by the reason of their end, dropped ones only
 * @param topics articles by topic
 * @param languages articles by language
 * @param publishers articles by publisher, the largest first
 * @param feeds feeds by state
 * @param latency from discovery to storage
 */
public record Stats(
        long discovered,
        long stored,
        long duplicate,
        long dropped,
        long pending,
        boolean holds,
        long articles,
        long deadLetters,
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
