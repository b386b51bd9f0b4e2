package dev.courant.ingest.poll;

import dev.courant.ingest.IngestActivity;
import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostOwnership.Assignment;
import dev.courant.ingest.poll.FeedTable.StatusChange;
import dev.courant.ingest.poll.PollWorkers.Completed;
import dev.courant.ingest.websub.subscription.HubRequest;
import dev.courant.ingest.websub.subscription.Subscriber;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Push;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a poller: read definitions and pushes, start the polls that are due, write the results of those that
 * have ended. Used by one thread.
 */
final class PollRounds {
    private static final Duration ROUND = Duration.ofMillis(50);
    private static final Duration LAST_ROUNDS = Duration.ofSeconds(5);

    /** A new owner reads pushes again that arrived while the feed had no owner, which is not for long. */
    private static final Duration PUSHES_AGAIN = Duration.ofHours(1);

    private final FeedTable table;
    private final TopicFollower<String, FeedDefinition> definitions;
    private final TopicFollower<String, Push> pushes;
    private final StatusReader statuses;
    private final PollRecords records;
    private final PollWriter writer;
    private final PollWorkers workers;
    private final HostOwnership ownership;
    private final Consumer<List<HubRequest>> hubs;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final IngestActivity activity;
    private final Map<Integer, Long> tenures = new HashMap<>();
    private final List<StatusChange> changes = new ArrayList<>();
    private final List<Completed> unwritten = new ArrayList<>();
    private long pollsWritten;

    PollRounds(
            FeedTable table,
            PollTopics topics,
            PollWorkers workers,
            HostOwnership ownership,
            Consumer<List<HubRequest>> hubs,
            InstantSource clock,
            IngestMetrics metrics) {
        this.table = table;
        this.definitions = topics.definitions();
        this.pushes = topics.pushes();
        this.statuses = topics.statuses();
        this.records = topics.records();
        this.writer = topics.writer();
        this.workers = workers;
        this.ownership = ownership;
        this.hubs = hubs;
        this.clock = clock;
        this.metrics = metrics;
        this.activity = metrics.activity();
    }

    /** Runs one round; {@return whether all definitions are read and feeds can be owned} */
    boolean run() throws InterruptedException {
        Assignment assignment = ownership.assignment();
        forgetLost(assignment);
        definitions.take((feedId, definition) ->
                table.define(feedId, definition, clock.instant()).ifPresent(changes::add));
        if (definitions.hasCaughtUp()) {
            acquire(assignment);
            startDue();
            pushes.take((feedId, push) -> take(push));
        }
        report(assignment);
        unwritten.addAll(workers.await(ROUND));
        write(assignment);
        releaseLeaving(assignment);
        metrics.feeds(table.size());
        report(assignment);
        return definitions.hasCaughtUp() && assignment.isMember();
    }

    /** Polls that have started are not in the table until their results are; they are in the queues of the hosts. */
    private void report(Assignment assignment) {
        boolean ready = definitions.hasCaughtUp()
                && assignment.isMember()
                && table.withoutStatus().isEmpty();
        activity.report(new IngestActivity.Polls(
                ready && changes.isEmpty(), pollsWritten, table.nextDue().orElse(null)));
        definitions.report(activity.definitions());
    }

    /** Writes the results of running polls, if they end soon, so that the next owner need not poll again. */
    void end() throws InterruptedException {
        table.drain(table.partitions());
        long deadline = System.nanoTime() + LAST_ROUNDS.toNanos();
        while (workers.areBusy(owned -> true) && System.nanoTime() < deadline) {
            unwritten.addAll(workers.await(ROUND));
            Assignment assignment = ownership.assignment();
            forgetLost(assignment);
            write(assignment);
        }
    }

    /**
     * Forgets the feeds of partitions that were lost, even if they are owned again by now: another instance may have
     * polled them meanwhile. What was polled before is not written.
     */
    private void forgetLost(Assignment assignment) {
        Set<Integer> lost = new HashSet<>(table.partitions());
        lost.removeIf(partition -> assignment.holds(partition, tenures.getOrDefault(partition, 0L)));
        changes.removeIf(change -> lost.contains(change.partition()));
        release(lost);
    }

    private void acquire(Assignment assignment) {
        boolean acquired = false;
        for (Map.Entry<Integer, Long> owned : assignment.tenures().entrySet()) {
            if (ownership.acquire(owned.getKey(), owned.getValue())) {
                tenures.put(owned.getKey(), owned.getValue());
                table.acquire(owned.getKey(), assignment::partition);
                acquired = true;
            }
        }
        if (acquired) {
            statuses.awaitFormerOwners(assignment.group().groupId(), definitions.partitions());
            pushes.rewind(clock.instant().minus(PUSHES_AGAIN));
        }
        Set<String> unknown = table.withoutStatus();
        if (!unknown.isEmpty()) {
            changes.addAll(table.putStatuses(statuses.read(unknown), clock.instant()));
        }
    }

    private void startDue() {
        Optional<OwnedFeed> due = table.takeDue(clock.instant());
        while (due.isPresent()) {
            workers.start(due.get());
            due = table.takeDue(clock.instant());
        }
    }

    private void take(@Nullable Push push) {
        if (push == null) {
            return;
        }
        table.owned(push.getFeedId())
                .filter(table::mayStart)
                .filter(owned -> Subscriber.of(owned.status()).concerns(push))
                .ifPresent(owned -> workers.start(owned, push));
    }

    private void write(Assignment assignment) {
        dropOutdated();
        if (unwritten.isEmpty() && changes.isEmpty()) {
            return;
        }
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
        changes.forEach(change -> written.add(records.status(change.feedId(), change.status())));
        unwritten.forEach(done -> written.addAll(done.written().records()));
        if (!writer.write(assignment, fence(), written)) {
            return;
        }
        List<HubRequest> requests = new ArrayList<>();
        for (Completed done : unwritten) {
            table.update(done.feed(), done.update().status());
            metrics.discovered(done.update().links().size());
            requests.addAll(done.update().requests());
        }
        changes.forEach(change -> requests.addAll(unsubscription(change.before())));
        pollsWritten += polls(unwritten);
        unwritten.clear();
        changes.clear();
        hubs.accept(requests);
    }

    /**
     * Drops results for feeds whose definition or status has changed since, which are polled again. A push will not
     * come again, so it is applied to the present state of its feed; so is the second of two results for one feed.
     */
    private void dropOutdated() {
        Set<OwnedFeed> settled = new HashSet<>();
        List<Push> again = new ArrayList<>();
        unwritten.removeIf(done -> {
            boolean outdated = !table.isCurrent(done.feed()) || !settled.add(done.feed());
            if (outdated && done.push() != null) {
                again.add(done.push());
            } else if (outdated) {
                pollsWritten++;
            }
            return outdated;
        });
        again.forEach(this::take);
    }

    private static long polls(List<Completed> results) {
        return results.stream().filter(done -> done.push() == null).count();
    }

    private static List<HubRequest> unsubscription(@Nullable FeedStatus before) {
        return before == null ? List.of() : Subscriber.of(before).dropped().requests();
    }

    private Set<Integer> fence() {
        return table.partitions().stream()
                .map(partition -> partition % definitions.partitions())
                .collect(Collectors.toSet());
    }

    /** Releases partitions that are about to be revoked, when their polls have ended and are written. */
    private void releaseLeaving(Assignment assignment) {
        Set<Integer> going = new HashSet<>(table.partitions());
        going.removeAll(assignment.owned());
        table.drain(going);
        going.removeIf(partition -> workers.areBusy(owned -> owned.partition() == partition)
                || unwritten.stream().anyMatch(done -> done.feed().partition() == partition));
        release(going);
    }

    private void release(Set<Integer> gone) {
        if (!gone.isEmpty()) {
            table.release(gone);
            tenures.keySet().removeAll(gone);
            ownership.release(gone);
        }
    }
}
