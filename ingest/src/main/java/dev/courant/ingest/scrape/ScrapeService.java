package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.Hosts;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.ConsumerProgress;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns links into articles, at least once. Links are keyed by host, so all links of a host are read here; they wait in
 * its queue and finish out of order. The offset that is committed is that of the oldest link that is not finished, and
 * a link is finished when its result has been written to Kafka.
 */
public final class ScrapeService {
    private static final Logger log = LoggerFactory.getLogger(ScrapeService.class);
    private static final Duration ROUND = Duration.ofMillis(100);

    /** How long pages that are being fetched may take when their host goes to another instance. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final ScrapeSettings settings;
    private final Scraper scraper;
    private final DriftDetector drift;
    private final Hosts hosts;
    private final HostBackoff backoffs = new HostBackoff();
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private ScrapeService(
            KafkaClients clients,
            ScrapeSettings settings,
            Scraper scraper,
            DriftDetector drift,
            Hosts hosts,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.scraper = scraper;
        this.drift = drift;
        this.hosts = hosts;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Starts scraping.
     *
     * @param clients the cluster with the links
     * @param settings how to scrape
     * @param scraper tries each link
     * @param drift the state of the extraction of each host, which goes with the host to its next owner
     * @param hosts the queues of requests to hosts, and which hosts are owned, which is reported there; stay open
     * @param clock the time of each stage
     * @param metrics counts how links end
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients,
            ScrapeSettings settings,
            Scraper scraper,
            DriftDetector drift,
            Hosts hosts,
            InstantSource clock,
            IngestMetrics metrics) {
        ScrapeService service = new ScrapeService(clients, settings, scraper, drift, hosts, clock, metrics);
        return Loop.start("scrape", running -> service.new Run().run(running));
    }

    /** One run of the loop, from opening the clients to closing them. */
    private final class Run implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final Offsets offsets = new Offsets();
        private final Consumer<byte[], byte[]> consumer = clients.consumer("ingest");
        private final Producer<byte[], byte[]> producer = clients.producer();
        private final HostOwnership ownership = hosts.ownership();
        private final Sites sites = new Sites(clients, producer, drift, ownership, clock);

        /** Rounds are short, so the loop notices soon when it is closed. */
        void run(Loop.Running running) throws Exception {
            try (consumer) {
                // After a failure the limit may have been the cause.
                int unused = clients.recordLimit().ask();
                consumer.subscribe(List.of(topics.links().name()), this);
                try (producer;
                        sites;
                        HostQueue queue = hosts.queues().open(HostQueue.Priority.NORMAL)) {
                    rounds(running, queue);
                }
                commitBeforeLeaving();
            } finally {
                ownership.lose(ownership.assignment().owned());
            }
        }

        private void rounds(Loop.Running running, HostQueue queue) throws Exception {
            LinkResults results = new LinkResults(topics, offsets, producer, clients.recordLimit(), clock, metrics);
            LinkProcessor processor = new LinkProcessor(offsets, results, queue, settings, scraper, backoffs, clock);
            ConsumerProgress progress = new ConsumerProgress(consumer);
            while (running.active()) {
                ConsumerRecords<byte[], byte[]> links = consumer.poll(ROUND);
                links.forEach(record -> take(queue, processor, record));
                ownership.renew(consumer.groupMetadata());
                progress.report(running, links.count());
                throttle();
                boolean unused = commit();
                sites.write();
                results.failIfSendingFailed();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ownership.assign(
                    consumer.groupMetadata(),
                    consumer.partitionsFor(topics.links().name()).size(),
                    numbers(consumer.assignment()));
            sites.takeOver(
                    numbers(partitions),
                    consumer.partitionsFor(topics.sites().name()).size());
        }

        /** Waits for tries that run, so that the next owner neither repeats them nor asks a host at the same time. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            ownership.renew(consumer.groupMetadata());
            try {
                offsets.drain(partitions, DRAIN_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sites.handOver(numbers(partitions));
            producer.flush();
            boolean unused = commit();
            ownership.revoke(numbers(partitions));
            partitions.forEach(offsets::remove);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            sites.lose(numbers(partitions));
            ownership.lose(numbers(partitions));
            partitions.forEach(offsets::remove);
        }

        private Set<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        }

        private void take(HostQueue queue, LinkProcessor processor, ConsumerRecord<byte[], byte[]> record) {
            LinkTask task = new LinkTask(topics.links(), record);
            offsets.add(task.partition(), task.offset());
            queue.submit(task.host(), () -> processor.run(task));
        }

        /** Pauses partitions with too many unfinished links, so that a slow host holds up its own partition only. */
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

        /**
         * Commits what may be committed. Kafka refuses it while the group rebalances, and from an instance that it has
         * removed from the group: neither is an error, as the next polls end the one and report the other.
         *
         * @return whether everything is committed
         */
        private boolean commit() {
            var committable = offsets.committable();
            if (committable.isEmpty()) {
                return true;
            }
            try {
                consumer.commitSync(committable);
                offsets.committed(committable);
                return true;
            } catch (RebalanceInProgressException | CommitFailedException e) {
                log.debug("event=commit_postponed cause=\"{}\"", e.toString());
                return false;
            }
        }

        /** Lets a rebalance end, so that the next owner does not repeat links that have ended meanwhile. */
        private void commitBeforeLeaving() {
            long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
            while (!commit() && System.nanoTime() < deadline) {
                var unused = consumer.poll(ROUND);
            }
        }
    }
}
