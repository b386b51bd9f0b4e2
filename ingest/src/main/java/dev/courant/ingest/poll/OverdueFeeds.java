package dev.courant.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds feeds that are due and are not polled, for several of their intervals and half an hour at least. A feed whose
 * host was asked within that time, or asked to be left alone, is only waiting for its turn. Used by one thread.
 */
final class OverdueFeeds {
    private static final int INTERVALS = 3;
    private static final Duration LEAST = Duration.ofMinutes(30);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final Function<String, @Nullable Instant> hostFreeAt;
    private Map<OwnedFeed, Instant> due = new HashMap<>();
    private Instant checkedAt = Instant.MIN;
    private Optional<String> problem = Optional.empty();

    /** @param hostFreeAt tells until when a host that was asked is left alone; null: it was never asked */
    OverdueFeeds(Function<String, @Nullable Instant> hostFreeAt) {
        this.hostFreeAt = hostFreeAt;
    }

    /**
     * Looks for overdue feeds, once a second.
     *
     * @param polled finds the feeds that are to be polled, as they are now
     * @return one line for an operator if there are any
     */
    Optional<String> find(Stream<OwnedFeed> polled, Instant now) {
        if (now.isBefore(checkedAt.plus(CHECK_INTERVAL))) {
            return problem;
        }
        checkedAt = now;
        Map<OwnedFeed, Instant> before = due;
        due = new HashMap<>();
        polled.filter(feed -> !feed.status().getNextPollAt().isAfter(now))
                .forEach(feed -> due.put(feed, before.getOrDefault(feed, now)));
        problem = describe(due.keySet().stream()
                .filter(feed -> isOverdue(feed, now))
                .sorted(Comparator.comparing((OwnedFeed feed) -> feed.status().getNextPollAt())
                        .thenComparing(OwnedFeed::id))
                .toList());
        return problem;
    }

    private boolean isOverdue(OwnedFeed feed, Instant now) {
        Duration patience = patience(feed);
        Instant since = due.getOrDefault(feed, now);
        Instant asked = hostFreeAt.apply(feed.host());
        return since.plus(patience).isBefore(now)
                && (asked == null || asked.plus(patience).isBefore(now));
    }

    private static Duration patience(OwnedFeed feed) {
        var last = feed.status().getLastPoll();
        Duration interval = last == null
                ? Duration.ZERO
                : Duration.between(last.getAt(), feed.status().getNextPollAt());
        Duration several = interval.multipliedBy(INTERVALS);
        return several.compareTo(LEAST) > 0 ? several : LEAST;
    }

    private static Optional<String> describe(List<OwnedFeed> overdue) {
        if (overdue.isEmpty()) {
            return Optional.empty();
        }
        OwnedFeed first = overdue.getFirst();
        return Optional.of((overdue.size() == 1 ? "1 feed is" : overdue.size() + " feeds are")
                + " due and not polled, nor anything else of the host for a long time: "
                + first.status().getUrl() + " since " + first.status().getNextPollAt());
    }
}
