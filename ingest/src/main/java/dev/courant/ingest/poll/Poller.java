package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.feed.FeedReader;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostOwnership.Term;
import dev.courant.ingest.host.HostQueues;
import dev.courant.ingest.host.Lane;
import dev.courant.ingest.poll.FeedTable.Change;
import dev.courant.ingest.poll.PollWorkers.Done;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Polls the feeds of the hosts that this instance owns. One thread owns the Kafka clients and the table of feeds and
 * goes round: take in definitions, start what is due in the queues of the hosts, write what came back. All polls that
 * came back by then share one transaction.
 */
public final class Poller {
    private static final Duration ROUND = Duration.ofMillis(50);
    private static final Duration LAST_ROUNDS = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final PollSettings settings;
    private final FeedPoller feedPoller;
    private final HostQueues hosts;
    private final HostOwnership ownership;
    private final Schedule schedule;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private Poller(
            KafkaClients clients,
            PollSettings settings,
            Fetcher fetcher,
            HostQueues hosts,
            HostOwnership ownership,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.feedPoller = new FeedPoller(fetcher, FeedReader.standard());
        this.hosts = hosts;
        this.ownership = ownership;
        this.schedule = new Schedule(settings, () -> ThreadLocalRandom.current().nextDouble());
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Starts polling.
     *
     * @param clients the cluster with the definitions
     * @param settings when to poll
     * @param fetcher how to fetch; stays open
     * @param hosts where requests wait for their host; stay open
     * @param ownership which hosts are ours
     * @param clock tells what is due
     * @param metrics counts polls and discoveries
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients,
            PollSettings settings,
            Fetcher fetcher,
            HostQueues hosts,
            HostOwnership ownership,
            InstantSource clock,
            IngestMetrics metrics) {
        Poller poller = new Poller(clients, settings, fetcher, hosts, ownership, clock, metrics);
        return Loop.start("poll", poller::live);
    }

    /** Its rounds are short, so nothing has to wake it up when the loop is closed. */
    private void live(Loop.Running running) throws InterruptedException {
        FeedTable table = new FeedTable(schedule);
        try (FeedFollower definitions = new FeedFollower(clients);
                PollWriter writer = new PollWriter(clients);
                Lane lane = hosts.urgentLane()) {
            PollWorkers workers = new PollWorkers(feedPoller, settings, schedule, table, lane, clock, metrics);
            Life life = new Life(table, definitions, writer, workers);
            while (running.active()) {
                if (life.goRound()) {
                    running.ready();
                }
            }
            life.end();
        } finally {
            ownership.letGo(table.held());
        }
    }

    /** From opening the clients to closing them. */
    private final class Life {
        private final FeedTable table;
        private final FeedFollower definitions;
        private final PollWriter writer;
        private final PollWorkers workers;
        private final StatusReader statuses = new StatusReader(clients);
        private final List<Change> changes = new ArrayList<>();
        private final List<Done> unwritten = new ArrayList<>();

        Life(FeedTable table, FeedFollower definitions, PollWriter writer, PollWorkers workers) {
            this.table = table;
            this.definitions = definitions;
            this.writer = writer;
            this.workers = workers;
        }

        /** {@return whether all is known that is needed for polling} */
        boolean goRound() throws InterruptedException {
            Term term = ownership.term();
            definitions.take((feedId, definition) ->
                    table.define(feedId, definition, clock.instant()).ifPresent(changes::add));
            if (definitions.hasCaughtUp()) {
                takeUp(term);
                startDue();
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
            }
            Set<String> unknown = table.unknown();
            if (!unknown.isEmpty()) {
                changes.addAll(table.know(statuses.read(unknown), clock.instant()));
            }
        }

        private void startDue() {
            Optional<FeedTable.Owned> due = table.takeDue(clock.instant());
            while (due.isPresent()) {
                workers.start(due.get());
                due = table.takeDue(clock.instant());
            }
        }

        /** Polls of feeds that were redefined meanwhile are forgotten: they are polled again. */
        private void write(Term term) {
            unwritten.removeIf(poll -> !table.isCurrent(poll.owned()));
            if (unwritten.isEmpty() && changes.isEmpty()) {
                return;
            }
            List<PollOutcome> polls = unwritten.stream().map(Done::outcome).toList();
            if (writer.write(term, fence(), changes, polls)) {
                unwritten.forEach(
                        poll -> table.settle(poll.owned(), poll.outcome().status()));
                metrics.discovered(
                        polls.stream().mapToInt(poll -> poll.links().size()).sum());
                unwritten.clear();
                changes.clear();
            }
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
                    || unwritten.stream().anyMatch(poll -> poll.owned().partition() == partition));
            if (!going.isEmpty()) {
                table.lose(going);
                ownership.letGo(going);
            }
        }
    }
}
