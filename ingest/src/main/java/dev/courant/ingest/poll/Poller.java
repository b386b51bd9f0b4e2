package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.Hosts;
import dev.courant.ingest.host.Lane;
import dev.courant.ingest.websub.WebSub;
import dev.courant.parse.feed.FeedReader;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Push;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Polls the feeds of the hosts that this instance owns. One thread owns the Kafka clients and the table of feeds and
 * goes round: take in definitions and what hubs pushed, start what is due in the queues of the hosts, write what came
 * back. All polls that came back by then share one transaction.
 */
public final class Poller {
    private final KafkaClients clients;
    private final PollSettings settings;
    private final FeedPoller feedPoller;
    private final Hosts hosts;
    private final @Nullable WebSub webSub;
    private final Schedule schedule;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private Poller(
            KafkaClients clients,
            PollSettings settings,
            Fetcher fetcher,
            Hosts hosts,
            @Nullable WebSub webSub,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.feedPoller = new FeedPoller(fetcher, FeedReader.standard(), webSub != null);
        this.hosts = hosts;
        this.webSub = webSub;
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
     * @param hosts which hosts are ours, and where requests wait for them; stay open
     * @param webSub speaks with hubs; stays open; null: feeds are polled only
     * @param clock tells what is due
     * @param metrics counts polls and discoveries
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients,
            PollSettings settings,
            Fetcher fetcher,
            Hosts hosts,
            @Nullable WebSub webSub,
            InstantSource clock,
            IngestMetrics metrics) {
        Poller poller = new Poller(clients, settings, fetcher, hosts, webSub, clock, metrics);
        return Loop.start("poll", poller::live);
    }

    /** Its rounds are short, so nothing has to wake it up when the loop is closed. */
    private void live(Loop.Running running) throws InterruptedException {
        FeedTable table = new FeedTable(schedule);
        try (TopicFollower<String, FeedDefinition> definitions =
                        TopicFollower.fromBeginning(clients, clients.topics().feeds());
                TopicFollower<String, Push> pushes =
                        TopicFollower.fromEnd(clients, clients.topics().pushes());
                PollWriter writer = new PollWriter(clients);
                Lane lane = hosts.queues().urgentLane()) {
            PollWorkers workers = new PollWorkers(feedPoller, settings, schedule, table, lane, clock, metrics);
            PollRounds rounds = new PollRounds(
                    table,
                    definitions,
                    pushes,
                    new StatusReader(clients),
                    writer,
                    workers,
                    hosts.ownership(),
                    requests -> {
                        if (webSub != null) {
                            webSub.send(requests);
                        }
                    },
                    clock,
                    metrics);
            while (running.active()) {
                if (rounds.go()) {
                    running.ready();
                }
            }
            rounds.end();
        } finally {
            hosts.ownership().letGo(table.held());
        }
    }
}
