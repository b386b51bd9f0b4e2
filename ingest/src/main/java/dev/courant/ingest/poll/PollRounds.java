package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostOwnership.Term;
import dev.courant.ingest.poll.FeedTable.Change;
import dev.courant.ingest.poll.FeedTable.Owned;
import dev.courant.ingest.poll.PollWorkers.Done;
import dev.courant.ingest.websub.HubRequest;
import dev.courant.ingest.websub.Subscriber;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Push;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rounds of a poller, from opening its clients to closing them. Used by one thread. */
final class PollRounds {
    private static final Duration ROUND = Duration.ofMillis(50);
    private static final Duration LAST_ROUNDS = Duration.ofSeconds(5);

    /** A new owner takes in what hubs sent while the feed had none, which is not for long. */
    private static final Duration PUSHES_AGAIN = Duration.ofHours(1);

    private final FeedTable table;
    private final TopicFollower<String, FeedDefinition> definitions;
    private final TopicFollower<String, Push> pushes;
    private final StatusReader statuses;
    private final PollWriter writer;
    private final PollWorkers workers;
    private final HostOwnership ownership;
    private final Consumer<List<HubRequest>> hubs;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final List<Change> changes = new ArrayList<>();
    private final List<Done> unwritten = new ArrayList<>();

    PollRounds(
            FeedTable table,
            TopicFollower<String, FeedDefinition> definitions,
            TopicFollower<String, Push> pushes,
            StatusReader statuses,
            PollWriter writer,
            PollWorkers workers,
            HostOwnership ownership,
            Consumer<List<HubRequest>> hubs,
            InstantSource clock,
            IngestMetrics metrics) {
        this.table = table;
        this.definitions = definitions;
        this.pushes = pushes;
        this.statuses = statuses;
        this.writer = writer;
        this.workers = workers;
        this.ownership = ownership;
        this.hubs = hubs;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** {@return whether all is known that is needed for polling} */
    boolean go() throws InterruptedException {
        Term term = ownership.term();
        definitions.take((feedId, definition) ->
                table.define(feedId, definition, clock.instant()).ifPresent(changes::add));
        if (definitions.hasCaughtUp()) {
            takeUp(term);
            startDue();
            pushes.take((feedId, push) -> take(push));
        }
        unwritten.addAll(workers.await(ROUND));
        write(term);
        letGo(term);
        metrics.feeds(table.size());
        return definitions.hasCaughtUp() && term.isMember();
    }

    /** What is under way is written, if it ends soon: its next owner need not ask again. */
    void end() throws InterruptedException {
        table.leave(table.held());
        long deadline = System.nanoTime() + LAST_ROUNDS.toNanos();
        while (workers.areBusy(owned -> true) && System.nanoTime() < deadline) {
            unwritten.addAll(workers.await(ROUND));
            write(ownership.term());
        }
    }

    private void takeUp(Term term) throws InterruptedException {
        boolean more = false;
        for (int partition : term.owned()) {
            if (ownership.hold(partition)) {
                table.hold(partition, term::partition);
                more = true;
            }
        }
        if (more) {
            statuses.awaitFormerOwners(term.group().groupId());
            pushes.rewind(clock.instant().minus(PUSHES_AGAIN));
        }
        Set<String> unknown = table.unknown();
        if (!unknown.isEmpty()) {
            changes.addAll(table.know(statuses.read(unknown), clock.instant()));
        }
    }

    private void startDue() {
        Optional<Owned> due = table.takeDue(clock.instant());
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
                .filter(table::isWanted)
                .filter(owned -> Subscriber.of(owned.status()).concerns(push))
                .ifPresent(owned -> workers.start(owned, push));
    }

    private void write(Term term) {
        forgetOutdated();
        if (unwritten.isEmpty() && changes.isEmpty()) {
            return;
        }
        List<PollOutcome> polls = unwritten.stream().map(Done::outcome).toList();
        if (!writer.write(term, fence(), changes, polls)) {
            return;
        }
        List<HubRequest> requests = new ArrayList<>();
        for (Done done : unwritten) {
            table.settle(done.owned(), done.outcome().status());
            metrics.discovered(done.outcome().links().size());
            requests.addAll(done.outcome().requests());
        }
        changes.forEach(change -> requests.addAll(farewell(change.before())));
        unwritten.clear();
        changes.clear();
        hubs.accept(requests);
    }

    /**
     * A feed that was redefined meanwhile is polled again. A push is not sent again, so it is applied to what has
     * become of its feed; so is the second of two results for one feed.
     */
    private void forgetOutdated() {
        Set<Owned> settled = new HashSet<>();
        List<Push> again = new ArrayList<>();
        unwritten.removeIf(done -> {
            boolean outdated = !table.isCurrent(done.owned()) || !settled.add(done.owned());
            if (outdated && done.push() != null) {
                again.add(done.push());
            }
            return outdated;
        });
        again.forEach(this::take);
    }

    private static List<HubRequest> farewell(@Nullable FeedStatus before) {
        return before == null ? List.of() : Subscriber.of(before).dropped().requests();
    }

    private Set<Integer> fence() {
        return table.held().stream()
                .map(partition -> partition % definitions.partitions())
                .collect(Collectors.toSet());
    }

    private void letGo(Term term) {
        Set<Integer> going = new HashSet<>(table.held());
        going.removeAll(term.owned());
        table.leave(going);
        going.removeIf(partition -> workers.areBusy(owned -> owned.partition() == partition)
                || unwritten.stream().anyMatch(done -> done.owned().partition() == partition));
        if (!going.isEmpty()) {
            table.lose(going);
            ownership.letGo(going);
        }
    }
}
