package dev.courant.ingest.poll;

import dev.courant.parse.url.CanonicalUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that this instance owns at present, with their status, and whose turn it is. It knows the definitions of
 * all feeds; a feed is owned when the host of its definition is. Used by one thread, but for what says otherwise.
 */
final class FeedTable {
    /**
     * An owned feed. A new definition, a new status or the loss of the feed makes another object or none; what still
     * holds the old one is out of date.
     */
    record Owned(int partition, FeedDefinition definition, FeedStatus status) {
        String id() {
            return definition.getFeedId();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        /** The host that is asked. An address without one is never asked, so it needs no host. */
        String host() {
            return host(status.getUrl());
        }

        private static String host(String url) {
            return CanonicalUrl.host(url).orElse("");
        }
    }

    /** What a definition changes without a poll: what was known, and what is now; a null status is to be removed. */
    record Change(
            String feedId,
            @Nullable FeedStatus before,
            @Nullable FeedStatus status) {}

    private record Turn(Owned owned, Instant at) {}

    private final Schedule schedule;
    private final Map<String, FeedDefinition> definitions = new ConcurrentHashMap<>();
    private final Map<String, String> idsByUrl = new ConcurrentHashMap<>();
    private final Map<String, Owned> feeds = new ConcurrentHashMap<>();
    private final Set<Integer> leaving = ConcurrentHashMap.newKeySet();
    private final Set<Integer> held = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));
    private ToIntFunction<String> partitions = host -> 0;
    private Instant lastStart = Instant.MIN;

    FeedTable(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Takes in a definition; null removes the feed.
     *
     * @return what changes by it without a poll
     */
    Optional<Change> define(String feedId, @Nullable FeedDefinition definition, Instant now) {
        FeedDefinition before = definition == null ? definitions.remove(feedId) : definitions.put(feedId, definition);
        if (before != null) {
            idsByUrl.remove(canonical(before.getUrl()), feedId);
        }
        Owned owned = feeds.remove(feedId);
        unknown.remove(feedId);
        if (definition == null) {
            return removed(feedId, before, owned, now);
        }
        idsByUrl.putIfAbsent(canonical(definition.getUrl()), feedId);
        if (!held.contains(partition(definition))) {
            return Optional.empty();
        }
        if (owned == null) {
            unknown.add(feedId);
            return Optional.empty();
        }
        return follow(owned.status(), definition, now);
    }

    /**
     * Takes up the feeds of a partition. Their statuses are unknown.
     *
     * @param partitionOf finds the partition of a host
     */
    void hold(int partition, ToIntFunction<String> partitionOf) {
        partitions = partitionOf;
        held.add(partition);
        definitions.values().stream()
                .filter(definition -> partition(definition) == partition)
                .forEach(definition -> unknown.add(definition.getFeedId()));
    }

    /** {@return the partitions whose feeds are taken up, in a copy} */
    Set<Integer> held() {
        return Set.copyOf(held);
    }

    /** {@return the owned feeds whose status is not known yet, in a copy} */
    Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    /**
     * Takes in what is known of the feeds whose status was not.
     *
     * @param known by feed id; feeds that are missing were never polled
     * @return what changes by it without a poll
     */
    List<Change> know(Map<String, FeedStatus> known, Instant now) {
        List<Change> changes = new ArrayList<>();
        for (String feedId : unknown()) {
            FeedDefinition definition = definitions.get(feedId);
            if (definition != null) {
                FeedStatus status = known.getOrDefault(feedId, Statuses.initial(definition, now));
                follow(status, definition, now).ifPresent(changes::add);
            }
        }
        unknown.clear();
        return changes;
    }

    /** Takes the next feed whose turn it is. */
    Optional<Owned> takeDue(Instant now) {
        while (!turns.isEmpty() && !turns.peek().at().isAfter(now)) {
            Owned next = turns.remove().owned();
            if (isWanted(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** The feed with this id, if it is owned and its status is known. */
    Optional<Owned> owned(String feedId) {
        return Optional.ofNullable(feeds.get(feedId));
    }

    /** Whether a feed is still owned and defined as it was. May be called from any thread. */
    boolean isCurrent(Owned owned) {
        return feeds.get(owned.id()) == owned;
    }

    /** Whether a poll of a feed may still begin. May be called from any thread. */
    boolean isWanted(Owned owned) {
        return isCurrent(owned) && !leaving.contains(owned.partition());
    }

    /** The feed that is defined with this URL, other than the one given. May be called from any thread. */
    Optional<String> other(String feedId, String url) {
        return Optional.ofNullable(idsByUrl.get(canonical(url))).filter(id -> !id.equals(feedId));
    }

    /** Gives a feed its new status. */
    void settle(Owned owned, FeedStatus status) {
        add(new Owned(owned.partition(), owned.definition(), status), status.getNextPollAt());
    }

    /** No poll of a partition's feeds begins any more; those that are under way are still current. */
    void leave(Collection<Integer> partitions) {
        leaving.addAll(partitions);
    }

    /** Gives up the feeds of partitions. */
    void lose(Collection<Integer> partitions) {
        feeds.values().removeIf(owned -> partitions.contains(owned.partition()));
        held.removeAll(partitions);
        leaving.removeAll(partitions);
        unknown.removeIf(id -> partitions.contains(partition(definitions.get(id))));
    }

    /** {@return how many feeds are owned} */
    int size() {
        return feeds.size();
    }

    private int partition(@Nullable FeedDefinition definition) {
        return definition == null ? -1 : partitions.applyAsInt(Owned.host(definition.getUrl()));
    }

    /** Feeds that gave way to the one that is removed are polled again. */
    private Optional<Change> removed(
            String feedId, @Nullable FeedDefinition before, @Nullable Owned owned, Instant now) {
        feeds.values().stream()
                .filter(other -> feedId.equals(other.status().getDuplicateOf()))
                .toList()
                .forEach(other -> add(other, start(now, now)));
        return held.contains(partition(before))
                ? Optional.of(new Change(feedId, owned == null ? null : owned.status(), null))
                : Optional.empty();
    }

    private Optional<Change> follow(FeedStatus known, FeedDefinition definition, Instant now) {
        FeedStatus status = Statuses.following(known, definition, now);
        add(new Owned(partition(definition), definition, status), start(Statuses.due(status, definition), now));
        return status.getState() == FeedState.PAUSED && status != known
                ? Optional.of(new Change(definition.getFeedId(), known, status))
                : Optional.empty();
    }

    private void add(Owned owned, Instant at) {
        feeds.put(owned.id(), owned);
        if (isPolled(owned.status())) {
            turns.add(new Turn(owned, at));
        }
    }

    private boolean isPolled(FeedStatus status) {
        return switch (status.getState()) {
            case NEW, HEALTHY, FAILING -> true;
            case GONE, PAUSED -> false;
            case DUPLICATE -> status.getDuplicateOf() == null || !definitions.containsKey(status.getDuplicateOf());
        };
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

    private static String canonical(String url) {
        return CanonicalUrl.of(url).orElse(url);
    }
}
