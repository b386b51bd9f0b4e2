package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.Hosts;
import dev.courant.ingest.websub.WebSub;
import dev.courant.parse.feed.FeedReader;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Push;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Polls the feeds of the hosts that this instance owns. One thread owns the Kafka clients and the table of feeds and
 * works in rounds: read definitions and pushes of hubs, start polls that are due in the queues of the hosts, write the
 * results. All polls that ended in a round share one transaction.
 */
public final class Poller {
    private final KafkaClients clients;
    private final PollSettings settings;
    private final FeedPoller feedPoller;
    private final Hosts hosts;
    private final @Nullable WebSub webSub;
    private final ExchangeArchive archive;
    private final Schedule schedule;
    private final Origin origin;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private Poller(
            KafkaClients clients,
            PollSettings settings,
            Fetcher fetcher,
            Hosts hosts,
            @Nullable WebSub webSub,
            ExchangeArchive archive,
            Origin origin,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.feedPoller = new FeedPoller(fetcher, FeedReader.standard(), webSub != null);
        this.hosts = hosts;
        this.webSub = webSub;
        this.archive = archive;
        this.schedule = new Schedule(settings, Jitter.DERIVED);
        this.origin = origin;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Starts polling.
     *
     * @param clients the cluster with the definitions
     * @param settings when to poll
     * @param fetcher fetches feeds; stays open
     * @param hosts which hosts are owned, and the queues of requests to them; stay open
     * @param webSub talks to hubs; stays open; null: feeds are polled only
     * @param archive keeps the exchanges that led to news; stays open
     * @param origin what links are marked with
     * @param clock tells what is due
     * @param metrics counts polls and new links
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients,
            PollSettings settings,
            Fetcher fetcher,
            Hosts hosts,
            @Nullable WebSub webSub,
            ExchangeArchive archive,
            Origin origin,
            InstantSource clock,
            IngestMetrics metrics) {
        Poller poller = new Poller(clients, settings, fetcher, hosts, webSub, archive, origin, clock, metrics);
        return Loop.start("poll", poller::run);
    }

    /** Rounds are short, so the loop notices soon when it is closed. */
    private void run(Loop.Running running) throws InterruptedException {
        FeedTable table = new FeedTable(new LateFeeds(System::nanoTime));
        try (TopicFollower<String, FeedDefinition> definitions =
                        TopicFollower.fromBeginning(clients, clients.topics().feeds());
                TopicFollower<String, Push> pushes =
                        TopicFollower.fromEnd(clients, clients.topics().pushes());
                PollWriter writer = new PollWriter(clients);
                HostQueue queue = hosts.queues().open(HostQueue.Priority.HIGH)) {
            // After a failure the limit may have been the cause.
            int unused = clients.recordLimit().ask();
            PollRecords records = new PollRecords(clients.topics(), clients.recordLimit());
            PollWorkers workers = new PollWorkers(
                    feedPoller,
                    records,
                    settings.concurrency(),
                    schedule,
                    table,
                    queue,
                    archive,
                    origin,
                    clock,
                    metrics);
            PollRounds rounds = new PollRounds(
                    table,
                    new PollTopics(definitions, pushes, new StatusReader(clients), records, writer),
                    workers,
                    hosts.ownership(),
                    requests -> {
                        if (webSub != null) {
                            webSub.send(requests);
                        }
                    },
                    clock,
                    metrics);
            metrics.activity().pollerBegins(workers::wakeUp);
            OverdueFeeds overdue = new OverdueFeeds(workers::hostFreeAt);
            while (running.active()) {
                if (rounds.run()) {
                    overdue.find(table.polled(), clock.instant()).ifPresentOrElse(running::notReady, running::ready);
                } else {
                    running.notReady("waits for the definitions of the feeds and its share of the hosts");
                }
            }
            rounds.end();
        } finally {
            hosts.ownership().release(table.partitions());
        }
    }
}
