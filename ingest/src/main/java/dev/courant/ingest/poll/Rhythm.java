package dev.courant.ingest.poll;

import dev.courant.parse.feed.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Estimates how often a feed publishes, by the dates of its newest entries. Pure functions. */
final class Rhythm {
    /** Older entries say little about how often a feed publishes now. */
    private static final int NEWEST = 20;

    /** With fewer entries there is no estimate. */
    private static final int FEWEST = 4;

    private Rhythm() {}

    /** Returns the mean time between the newest entries; null when too few have a date up to {@code now}. */
    static @Nullable Duration of(List<FeedEntry> entries, Instant now) {
        List<Instant> newest = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.published() != null ? entry.published() : entry.updated()))
                .filter(date -> !date.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        return newest.size() < FEWEST
                ? null
                : Duration.between(newest.getLast(), newest.getFirst()).dividedBy(newest.size() - 1);
    }
}
