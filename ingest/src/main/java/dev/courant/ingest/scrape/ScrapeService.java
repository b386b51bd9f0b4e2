package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.Hosts;
import dev.courant.ingest.host.Lane;
import dev.courant.ingest.robots.Robots;
import dev.courant.parse.extract.Extractor;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Turns links into articles, at least once. Links are keyed by host, so all links of a host are here; they wait in its
 * queue and finish out of order. What is committed is the oldest link that is not finished, and a link is finished when
 * what came of it has been written to Kafka.
 */
public final class ScrapeService {
    private static final Duration ROUND = Duration.ofMillis(100);

    /** How long pages that are being fetched have for it when their host goes to another instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final ScrapeSettings settings;
    private final Hosts hosts;
    private final Scraper scraper;
    private final RecentArticles recent;
    private final HostTroubles troubles = new HostTroubles();
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private ScrapeService(
            KafkaClients clients,
            ScrapeSettings settings,
            Fetcher fetcher,
            Robots robots,
            Extractor extractor,
            Hosts hosts,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.hosts = hosts;
        this.scraper = new Scraper(
                robots,
                fetcher,
                new PageExtraction(extractor, metrics.drift(), clock, settings.explainExtractions()),
                clock);
        this.recent = new RecentArticles(settings.reuse(), clock);
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Starts scraping.
     *
     * @param clients the cluster with the links
     * @param settings how to scrape
     * @param fetcher how to fetch; stays open
     * @param robots is asked before each page
     * @param extractor reads pages
     * @param hosts where requests wait for them, and what is told which of them are ours; stay open
     * @param clock the time of each stage
     * @param metrics counts what comes of links
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients,
            ScrapeSettings settings,
            Fetcher fetcher,
            Robots robots,
            Extractor extractor,
            Hosts hosts,
            InstantSource clock,
            IngestMetrics metrics) {
        ScrapeService service = new ScrapeService(clients, settings, fetcher, robots, extractor, hosts, clock, metrics);
        return Loop.start("scrape", running -> service.new Life().live(running));
    }

    /** From opening the clients to closing them. */
    private final class Life implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final Offsets offsets = new Offsets();
        private final Consumer<byte[], byte[]> consumer = clients.consumer("ingest");
        private final Producer<byte[], byte[]> producer = clients.producer();
        private final HostOwnership ownership = hosts.ownership();
        private final Sites sites = new Sites(clients, producer, metrics.drift(), ownership, clock);

        /** Its rounds are short, so nothing has to wake it up when the loop is closed. */
        void live(Loop.Running running) throws Exception {
            try (consumer) {
                consumer.subscribe(List.of(topics.links().name()), this);
                try (producer;
                        sites;
                        Lane lane = hosts.queues().patientLane()) {
                    goRound(running, lane);
                }
                commit();
            } finally {
                ownership.lose(ownership.term().owned());
            }
        }

        private void goRound(Loop.Running running, Lane lane) throws Exception {
            LinkResults results = new LinkResults(topics, offsets, producer, clock);
            LinkWork work = new LinkWork(
                    topics.links(), offsets, results, lane, settings, scraper, recent, troubles, clock, metrics);
            while (running.active()) {
                consumer.poll(ROUND).forEach(record -> take(lane, work, record));
                ownership.renew(consumer.groupMetadata());
                if (ownership.term().isMember()) {
                    running.ready();
                }
                throttle();
                commit();
                sites.write();
                results.failIfSendingFailed();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ownership.own(
                    consumer.groupMetadata(),
                    consumer.partitionsFor(topics.links().name()).size(),
                    numbers(consumer.assignment()));
            sites.takeOver(
                    numbers(partitions),
                    consumer.partitionsFor(topics.sites().name()).size());
        }

        /** Waits for what is under way, so that the next owner neither repeats it nor meets us at the host. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            ownership.renew(consumer.groupMetadata());
            try {
                offsets.leave(partitions, PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sites.handOver(numbers(partitions));
            producer.flush();
            commit();
            ownership.giveUp(numbers(partitions));
            partitions.forEach(offsets::lost);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            sites.lose(numbers(partitions));
            ownership.lose(numbers(partitions));
            partitions.forEach(offsets::lost);
        }

        private Set<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        }

        private void take(Lane lane, LinkWork work, ConsumerRecord<byte[], byte[]> record) {
            String host = record.key() == null
                    ? ""
                    : topics.links().keys().deserializer().deserialize(record.topic(), record.key());
            LinkTask task = new LinkTask(record, host);
            offsets.started(task.partition(), task.offset());
            lane.submit(host, () -> work.run(task));
        }

        /** A host with many links, or one that has to be waited for, holds up its own partition only. */
        private void throttle() {
            boolean full = offsets.unfinished() >= settings.inFlight();
            int most = Math.max(1, settings.inFlight() / 2);
            Set<TopicPartition> paused = consumer.paused();
            for (TopicPartition partition : consumer.assignment()) {
                int unfinished = offsets.unfinished(partition);
                if ((full || unfinished >= most) && !paused.contains(partition)) {
                    consumer.pause(List.of(partition));
                } else if (!full && unfinished <= most / 2 && paused.contains(partition)) {
                    consumer.resume(List.of(partition));
                }
            }
        }

        private void commit() {
            var committable = offsets.takeCommittable();
            if (!committable.isEmpty()) {
                consumer.commitSync(committable);
            }
        }
    }
}
