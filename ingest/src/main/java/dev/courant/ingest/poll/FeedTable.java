package dev.courant.ingest.poll;

import dev.courant.ingest.poll.FeedDefinitions.Defined;
import dev.courant.parse.url.WebUrl;
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
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that this instance owns, with their status, ordered by when they are due. It has the definitions of all
 * feeds; a feed is owned when the host of its definition is. Used by one thread, but for the methods that say
 * otherwise.
 */
final class FeedTable {
    /**
     * A change of a status without a poll.
     *
     * @param partition the partition of the feed's host
     * @param before the status before; null: none was known
     * @param status the status now; null: it is to be removed
     */
    record StatusChange(
            String feedId,
            int partition,
            @Nullable FeedStatus before,
            @Nullable FeedStatus status) {}

    private record DuePoll(OwnedFeed feed, Instant at) {}

    private final LateFeeds late;
    private final FeedDefinitions definitions = new FeedDefinitions();
    private final Map<String, OwnedFeed> feeds = new ConcurrentHashMap<>();
    private final Set<Integer> draining = ConcurrentHashMap.newKeySet();
    private final Set<Integer> partitions = new HashSet<>();
    private final Set<String> withoutStatus = new HashSet<>();
    private final PriorityQueue<DuePoll> due = new PriorityQueue<>(
            Comparator.comparing(DuePoll::at).thenComparing(poll -> poll.feed().id()));
    private ToIntFunction<String> partitionOf = host -> 0;

    /** @param late starts those that are overdue when they are added */
    FeedTable(LateFeeds late) {
        this.late = late;
    }

    /**
     * Adds, replaces or removes a definition.
     *
     * @param definition the definition; null removes the feed
     * @return the change of the status that follows from it
     */
    Optional<StatusChange> define(String feedId, @Nullable FeedDefinition definition, Instant now) {
        OwnedFeed owned = feeds.remove(feedId);
        withoutStatus.remove(feedId);
        if (definition == null) {
            return removed(feedId, definitions.remove(feedId), owned, now);
        }
        Defined defined =
                new Defined(definition, WebUrl.parse(definition.getUrl()).orElse(null));
        definitions.put(feedId, defined);
        if (!partitions.contains(partition(defined))) {
            return Optional.empty();
        }
        if (owned == null) {
            withoutStatus.add(feedId);
            return Optional.empty();
        }
        return follow(owned.status(), defined, now);
    }

    /**
     * Adds the feeds of a partition, whose statuses are not known yet.
     *
     * @param partitionOfHost finds the partition of a host
     */
    void acquire(int partition, ToIntFunction<String> partitionOfHost) {
        partitionOf = partitionOfHost;
        partitions.add(partition);
        definitions
                .all()
                .filter(defined -> partition(defined) == partition)
                .forEach(defined -> withoutStatus.add(defined.definition().getFeedId()));
    }

    /** {@return a copy of the partitions whose feeds are in the table} */
    Set<Integer> partitions() {
        return Set.copyOf(partitions);
    }

    /** {@return a copy of the ids of owned feeds whose status is not known yet} */
    Set<String> withoutStatus() {
        return Set.copyOf(withoutStatus);
    }

    /**
     * Takes the statuses of all feeds whose status was not known.
     *
     * @param known statuses by feed id; feeds that are missing were never polled
     * @return the changes that follow without a poll
     */
    List<StatusChange> putStatuses(Map<String, FeedStatus> known, Instant now) {
        List<StatusChange> changes = new ArrayList<>();
        for (String feedId : new TreeSet<>(withoutStatus)) {
            Defined defined = definitions.get(feedId);
            if (defined != null) {
                FeedStatus status = known.getOrDefault(feedId, FeedStatuses.initial(defined.definition(), now));
                follow(status, defined, now).ifPresent(changes::add);
            }
        }
        withoutStatus.clear();
        return changes;
    }

    /** Removes the next feed that is due from the schedule and returns it; those that are late one after another. */
    Optional<OwnedFeed> takeDue(Instant now) {
        while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
            OwnedFeed next = due.remove().feed();
            if (mayStart(next)) {
                return Optional.of(next);
            }
        }
        return late.take(this::mayStart);
    }

    /** Returns the feeds that are polled, also those that are being polled now. */
    Stream<OwnedFeed> polled() {
        return feeds.values().stream().filter(feed -> isPolled(feed.status()));
    }

    /** Returns the feed with an id, if it is owned and its status is known. */
    Optional<OwnedFeed> owned(String feedId) {
        return Optional.ofNullable(feeds.get(feedId));
    }

    /** Returns whether a feed is still owned, with this definition and status. May be called from any thread. */
    boolean isCurrent(OwnedFeed feed) {
        return feeds.get(feed.id()) == feed;
    }

    /** Returns whether a poll of a feed may still start. May be called from any thread. */
    boolean mayStart(OwnedFeed feed) {
        return isCurrent(feed) && !draining.contains(feed.partition());
    }

    /** Returns the feed that is defined with a URL, other than the given feed. May be called from any thread. */
    Optional<String> other(String feedId, WebUrl url) {
        return definitions.other(feedId, url);
    }

    /** Sets the new status of a feed. */
    void update(OwnedFeed feed, FeedStatus status) {
        add(feed.with(status), status.getNextPollAt());
    }

    /** Returns when the next feed is due; empty while none is to be polled. */
    Optional<Instant> nextDue() {
        return late.waitingSince().or(() -> Optional.ofNullable(due.peek()).map(DuePoll::at));
    }

    /** Lets no more polls of the feeds of some partitions start; feeds that are being polled stay current. */
    void drain(Collection<Integer> going) {
        draining.addAll(going);
    }

    /** Removes the feeds of some partitions. */
    void release(Collection<Integer> gone) {
        feeds.values().removeIf(feed -> gone.contains(feed.partition()));
        partitions.removeAll(gone);
        draining.removeAll(gone);
        withoutStatus.removeIf(id -> gone.contains(partition(definitions.get(id))));
    }

    /** {@return how many feeds are owned} */
    int size() {
        return feeds.size();
    }

    private int partition(@Nullable Defined defined) {
        return defined == null ? -1 : partitionOf.applyAsInt(defined.host());
    }

    /** Removes a feed. Feeds that were not polled because they are duplicates of it are polled again. */
    private Optional<StatusChange> removed(
            String feedId, @Nullable Defined before, @Nullable OwnedFeed owned, Instant now) {
        feeds.values().stream()
                .filter(other -> feedId.equals(other.status().getDuplicateOf()))
                .toList()
                .forEach(other -> add(other, now, now));
        return partitions.contains(partition(before))
                ? Optional.of(new StatusChange(feedId, partition(before), owned == null ? null : owned.status(), null))
                : Optional.empty();
    }

    private Optional<StatusChange> follow(FeedStatus known, Defined defined, Instant now) {
        FeedDefinition definition = defined.definition();
        FeedStatus status = FeedStatuses.following(known, definition, now);
        add(OwnedFeed.of(partition(defined), definition, status), FeedStatuses.due(status, definition), now);
        return status.getState() == FeedState.PAUSED && status != known
                ? Optional.of(new StatusChange(definition.getFeedId(), partition(defined), known, status))
                : Optional.empty();
    }

    /** Adds a feed that was to be polled at a time, which may have passed. */
    private void add(OwnedFeed feed, Instant planned, Instant now) {
        if (planned.isAfter(now)) {
            add(feed, planned);
        } else {
            feeds.put(feed.id(), feed);
            if (isPolled(feed.status())) {
                late.add(feed, now);
            }
        }
    }

    private void add(OwnedFeed feed, Instant at) {
        feeds.put(feed.id(), feed);
        if (isPolled(feed.status())) {
            due.add(new DuePoll(feed, at));
        }
    }

    private boolean isPolled(FeedStatus status) {
        return switch (status.getState()) {
            case NEW, HEALTHY, FAILING -> true;
            case GONE, PAUSED -> false;
            case DUPLICATE -> status.getDuplicateOf() == null || !definitions.contains(status.getDuplicateOf());
        };
    }
}
