package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.extract.Extractor;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.robots.Robots;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    private final KafkaClients clients;
    private final ScrapeSettings settings;
    private final Scraper scraper;
    private final RecentArticles recent;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private ScrapeService(
            KafkaClients clients,
            ScrapeSettings settings,
            Fetcher fetcher,
            String userAgent,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.scraper = new Scraper(
                new Robots(fetcher, clock, userAgent), new PageFetch(fetcher, settings), Extractor.standard(), clock);
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
     * @param userAgent who robots.txt is asked about
     * @param clock the time of each stage
     * @param metrics counts what comes of links
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients,
            ScrapeSettings settings,
            Fetcher fetcher,
            String userAgent,
            InstantSource clock,
            IngestMetrics metrics) {
        ScrapeService service = new ScrapeService(clients, settings, fetcher, userAgent, clock, metrics);
        return Loop.start("scrape", running -> service.new Life().live(running));
    }

    /** From opening the clients to closing them. */
    private final class Life implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final Offsets offsets = new Offsets();
        private final Consumer<byte[], byte[]> consumer = clients.consumer("scrape");

        /** Its rounds are short, so nothing has to wake it up when the loop is closed. */
        void live(Loop.Running running) throws Exception {
            try (consumer) {
                consumer.subscribe(List.of(topics.links().name()), this);
                try (Producer<byte[], byte[]> producer = clients.producer();
                        HostQueues hosts = new HostQueues(settings.hostGap())) {
                    goRound(running, hosts, new LinkWork(topics, offsets, producer, scraper, recent, clock, metrics));
                }
                commit();
            }
        }

        private void goRound(Loop.Running running, HostQueues hosts, LinkWork work) throws Exception {
            while (running.active()) {
                consumer.poll(ROUND).forEach(record -> take(hosts, work, record));
                if (consumer.groupMetadata().generationId() > 0) {
                    running.ready();
                }
                throttle();
                commit();
                work.failIfSendingFailed();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(offsets::lost);
        }

        private void take(HostQueues hosts, LinkWork work, ConsumerRecord<byte[], byte[]> record) {
            offsets.started(new TopicPartition(record.topic(), record.partition()), record.offset());
            String host = record.key() == null
                    ? ""
                    : topics.links().keys().deserializer().deserialize(record.topic(), record.key());
            hosts.submit(host, () -> work.run(record));
        }

        /** Each partition has its share, so that a host with many links holds up its own partition only. */
        private void throttle() {
            int share = Math.max(
                    1, settings.inFlight() / Math.max(1, consumer.assignment().size()));
            Set<TopicPartition> paused = consumer.paused();
            for (TopicPartition partition : consumer.assignment()) {
                int unfinished = offsets.unfinished(partition);
                if (unfinished >= share && !paused.contains(partition)) {
                    consumer.pause(List.of(partition));
                } else if (unfinished <= share / 2 && paused.contains(partition)) {
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
