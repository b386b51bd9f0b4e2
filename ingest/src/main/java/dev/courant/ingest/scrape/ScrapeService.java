package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.backlog.RecordLoader;
import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.Hosts;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.ConsumerProgress;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns links into articles, at least once. Links are keyed by host, so all links of a host are read here. All are read
 * at once; each host takes its own at its pace ({@link LinkBacklog}). A link has ended when its result has been written
 * to Kafka. Twice a second it is committed which links have ended: the offset of the oldest that has not, and beside it
 * those after it that have.
 */
public final class ScrapeService {
    private static final Logger log = LoggerFactory.getLogger(ScrapeService.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
    private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

    /** How long pages that are being fetched may take when their host goes to another instance. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);

    /** Where offsets are missing or out of range is for the backlog to know. */
    private static final Map<String, Object> CONSUMER =
            Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);

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
        private final LinkBacklog backlog = new LinkBacklog(settings.backlog().bytes());
        private final Consumer<byte[], byte[]> consumer = clients.consumer("ingest", CONSUMER);
        private final TopicOffsets offsets = new TopicOffsets(topics.links().name(), consumer);
        private final Producer<byte[], byte[]> producer = clients.producer();
        private final HostOwnership ownership = hosts.ownership();
        private final Sites sites = new Sites(clients, producer, drift, ownership, clock);
        private long nextCommit = System.nanoTime();
        private long nextExpiry = System.nanoTime() + EXPIRY_INTERVAL.toNanos();

        /** Rounds are short, so the loop notices soon when it is closed. */
        void run(Loop.Running running) throws Exception {
            try (consumer) {
                // After a failure the limit may have been the cause.
                int unused = clients.recordLimit().ask();
                consumer.subscribe(List.of(topics.links().name()), this);
                try (producer;
                        sites;
                        HostQueue queue = hosts.queues().open(HostQueue.Priority.NORMAL);
                        RecordLoader loader = new RecordLoader(clients, backlog)) {
                    rounds(running, queue, loader);
                }
                commitBeforeLeaving();
            } finally {
                ownership.lose(ownership.assignment().owned());
            }
        }

        private void rounds(Loop.Running running, HostQueue queue, RecordLoader loader) throws Exception {
            LinkResults results = new LinkResults(topics, backlog, producer, clients.recordLimit(), clock, metrics);
            LinkProcessor processor = new LinkProcessor(backlog, results, settings, scraper, backoffs, clock);
            HostTurns turns = new HostTurns(backlog, queue, loader::load, processor, settings.inFlight(), clock);
            loader.start(turns::arrange);
            ConsumerProgress progress = new ConsumerProgress(consumer);
            while (running.active()) {
                ConsumerRecords<byte[], byte[]> links = poll();
                links.forEach(record -> take(turns, record));
                ownership.renew(consumer.groupMetadata());
                progress.report(running, links.count());
                throttle();
                commitWhenDue();
                expireWhenDue();
                sites.write();
                results.failIfSendingFailed();
                loader.failIfLoadingFailed();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ownership.assign(
                    consumer.groupMetadata(),
                    consumer.partitionsFor(topics.links().name()).size(),
                    numbers(consumer.assignment()));
            goOn(partitions);
            sites.takeOver(
                    numbers(partitions),
                    consumer.partitionsFor(topics.sites().name()).size());
        }

        /** Waits for tries that run, so that the next owner neither repeats them nor asks a host at the same time. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            ownership.renew(consumer.groupMetadata());
            try {
                backlog.drain(partitions, DRAIN_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sites.handOver(numbers(partitions));
            producer.flush();
            boolean unused = commit();
            ownership.revoke(numbers(partitions));
            partitions.forEach(backlog::remove);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            sites.lose(numbers(partitions));
            ownership.lose(numbers(partitions));
            partitions.forEach(backlog::remove);
        }

        private Set<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        }

        /** Goes on where the former owner of partitions stopped. */
        private void goOn(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            Map<TopicPartition, Long> firsts = offsets.beginnings();
            Map<TopicPartition, Long> ends = offsets.ends();
            for (TopicPartition partition : partitions) {
                long first = firsts.getOrDefault(partition, 0L);
                long end = ends.getOrDefault(partition, 0L);
                OffsetAndMetadata progress = committed.get(partition);
                if (progress == null) {
                    read(partition, first, "");
                } else if (first <= progress.offset() && LinkBacklog.end(progress) <= end) {
                    read(partition, progress.offset(), progress.metadata());
                } else {
                    // Links that wait were removed by retention, or Kafka has lost records: others may be there now.
                    log.warn(
                            "event=progress_lost partition={} committed={} first={} end={}",
                            partition,
                            progress.offset(),
                            first,
                            end);
                    read(partition, progress.offset() > end ? first : Math.max(first, progress.offset()), "");
                }
            }
        }

        private void read(TopicPartition partition, long begin, String progress) {
            backlog.assign(partition, begin, progress);
            consumer.seek(partition, begin);
        }

        private ConsumerRecords<byte[], byte[]> poll() {
            try {
                return consumer.poll(ROUND);
            } catch (OffsetOutOfRangeException e) {
                Map<TopicPartition, Long> firsts = offsets.beginnings();
                for (TopicPartition partition : e.partitions()) {
                    log.warn("event=links_expired partition={} cause=\"{}\"", partition, e.getMessage());
                    read(partition, firsts.getOrDefault(partition, 0L), "");
                }
                return ConsumerRecords.empty();
            }
        }

        private void take(HostTurns turns, ConsumerRecord<byte[], byte[]> record) {
            String host = record.key() == null
                    ? ""
                    : topics.links().keys().deserializer().deserialize(record.topic(), record.key());
            backlog.add(record, host).ifPresent(turns::arrange);
        }

        /** Reads no more links while the backlog is full. What was read before a restart is read in any case. */
        private void throttle() {
            Set<TopicPartition> paused = consumer.paused();
            if (backlog.isFull()) {
                consumer.pause(consumer.assignment().stream()
                        .filter(partition -> !backlog.isRestoring(partition))
                        .toList());
            } else if (!paused.isEmpty()) {
                consumer.resume(paused);
            }
        }

        private void commitWhenDue() {
            if (System.nanoTime() - nextCommit >= 0) {
                nextCommit = System.nanoTime() + COMMIT_INTERVAL.toNanos();
                boolean unused = commit();
                metrics.waiting(backlog.unended());
            }
        }

        /**
         * Commits which links have ended. Kafka refuses it while the group rebalances, and from an instance that it has
         * removed from the group: neither is an error, as the next polls end the one and report the other.
         *
         * @return whether everything is committed
         */
        private boolean commit() {
            Map<TopicPartition, OffsetAndMetadata> progress = backlog.progress();
            if (progress.isEmpty()) {
                return true;
            }
            try {
                consumer.commitSync(progress);
                backlog.committed(progress);
                return true;
            } catch (RebalanceInProgressException | CommitFailedException e) {
                log.debug("event=commit_postponed cause=\"{}\"", e.toString());
            } catch (OffsetMetadataTooLarge e) {
                backlog.halveMetadata();
            }
            backlog.notCommitted(progress);
            return false;
        }

        /** Lets a rebalance end, so that the next owner does not repeat links that have ended meanwhile. */
        private void commitBeforeLeaving() {
            long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
            while (!commit() && System.nanoTime() < deadline) {
                // Whatever is read is read again by the next owner.
                var unused = poll();
            }
        }

        /**
         * Ends links that have waited for longer than the topic keeps them, so that progress does not depend on them.
         */
        private void expireWhenDue() {
            if (System.nanoTime() - nextExpiry >= 0) {
                nextExpiry = System.nanoTime() + EXPIRY_INTERVAL.toNanos();
                offsets.beginnings().forEach((partition, first) -> {
                    int expired = backlog.expire(partition, first);
                    if (expired > 0) {
                        log.warn("event=links_expired partition={} links={}", partition, expired);
                    }
                });
            }
        }
    }
}
