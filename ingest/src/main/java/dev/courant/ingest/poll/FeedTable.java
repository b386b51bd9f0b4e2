package dev.courant.ingest.poll;

import dev.courant.ingest.url.CanonicalUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that this instance owns at present, with their status, and whose turn it is: by the time at which a feed is
 * due, and one at a time for each host. Used by one thread.
 */
final class FeedTable {
    /**
     * An owned feed. A new definition, a new status or the loss of the feed makes another object or none; what still
     * holds the old one is out of date.
     */
    record Owned(int partition, FeedDefinition definition, FeedStatus status) {
        /** The host that is asked. An address without one is never asked, so it needs no host. */
        String host() {
            return CanonicalUrl.host(status.getUrl()).orElse("");
        }
    }

    private record Turn(Owned owned, Instant at) {}

    private final Schedule schedule;
    private final HostPace pace;
    private final Map<String, Owned> feeds = new HashMap<>();
    private final Map<String, FeedStatus> statuses = new HashMap<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));
    private final Map<String, List<Owned>> waiting = new HashMap<>();
    private Instant lastStart = Instant.MIN;

    FeedTable(Schedule schedule, HostPace pace) {
        this.schedule = schedule;
        this.pace = pace;
    }

    /** Takes in what is known of feeds whose definitions are about to arrive. */
    void remember(Collection<FeedStatus> known) {
        known.forEach(status -> statuses.put(status.getFeedId(), status));
    }

    /**
     * Takes in a definition; null removes the feed.
     *
     * @return the feed's new status, when the definition changes it without a poll
     */
    Optional<FeedStatus> define(int partition, String feedId, @Nullable FeedDefinition definition, Instant now) {
        Owned before = feeds.remove(feedId);
        FeedStatus known = before != null ? before.status() : statuses.get(feedId);
        if (definition == null) {
            return Optional.empty();
        }
        if (!definition.getEnabled()) {
            return known == null ? Optional.empty() : pause(known, now);
        }
        FeedStatus status =
                known == null ? Statuses.initial(definition, now) : Statuses.redefined(known, definition, now);
        add(new Owned(partition, definition, status), start(status.getNextPollAt(), now));
        return Optional.empty();
    }

    /** Takes the next feed whose turn it is. Its host is busy until {@link #release}. */
    Optional<Owned> takeDue(Instant now) {
        while (!turns.isEmpty() && !turns.peek().at().isAfter(now)) {
            Owned next = turns.remove().owned();
            if (!isCurrent(next)) {
                continue;
            }
            String host = next.host();
            if (pace.isBusy(host)) {
                waiting.computeIfAbsent(host, h -> new ArrayList<>()).add(next);
            } else if (pace.freeFrom(host).isAfter(now)) {
                turns.add(new Turn(next, pace.freeFrom(host)));
            } else {
                pace.begin(host);
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Frees the host of a feed that was taken, whatever became of the feed meanwhile. */
    void release(Owned taken, Instant now, Duration rest) {
        String host = taken.host();
        pace.end(host, now, rest);
        List<Owned> next = waiting.remove(host);
        if (next != null) {
            next.forEach(owned -> turns.add(new Turn(owned, pace.freeFrom(host))));
        }
    }

    /** Whether a feed that was taken is still owned and defined as it was. */
    boolean isCurrent(Owned owned) {
        return feeds.get(owned.definition().getFeedId()) == owned;
    }

    /** Gives a feed its new status. */
    void settle(Owned owned, FeedStatus status) {
        statuses.put(status.getFeedId(), status);
        add(new Owned(owned.partition(), owned.definition(), status), status.getNextPollAt());
    }

    /** Gives up the feeds of a partition. */
    void lose(int partition) {
        feeds.values().removeIf(owned -> owned.partition() == partition);
    }

    /** {@return how many feeds are owned} */
    int size() {
        return feeds.size();
    }

    private void add(Owned owned, Instant at) {
        feeds.put(owned.definition().getFeedId(), owned);
        if (owned.status().getState() != FeedState.GONE) {
            turns.add(new Turn(owned, at));
        }
    }

    private Optional<FeedStatus> pause(FeedStatus known, Instant now) {
        FeedStatus paused = Statuses.paused(known, now);
        statuses.put(paused.getFeedId(), paused);
        return paused == known ? Optional.empty() : Optional.of(paused);
    }

    /** After a stop many feeds are overdue at once: they start one after another. */
    private Instant start(Instant due, Instant now) {
        if (due.isAfter(now)) {
            return due;
        }
        Instant next = lastStart.isBefore(now) ? now : lastStart.plus(schedule.betweenStarts());
        lastStart = next;
        return next;
    }
}
