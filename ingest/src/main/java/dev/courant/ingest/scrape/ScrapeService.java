package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.backlog.EndedLinks;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.backlog.RecordLoader;
import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.Hosts;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.ConsumerProgress;
import dev.courant.runtime.kafka.GroupSubscription;
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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Turns links into articles, at least once. Links are keyed by host, so all links of a host are read here. All are read
 * at once; each host takes its own at its pace ({@link LinkBacklog}). A link has ended when its result has been written
 * to Kafka, and what led to it is in the archive. Twice a second it is committed which links have ended: the offset of
 * the oldest that has not, and beside it those after it that have.
 */
public final class ScrapeService {
    /** How long pages that are being fetched may take when their host goes to another instance. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);

    /** How long the exchanges of links that have ended otherwise may take to be on disk. */
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final ScrapeSettings settings;
    private final Scraper scraper;
    private final DriftDetector drift;
    private final Hosts hosts;
    private final HostBackoff backoffs = new HostBackoff();
    private final ExchangeArchive archive;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private ScrapeService(
            KafkaClients clients,
            ScrapeSettings settings,
            Scraper scraper,
            DriftDetector drift,
            Hosts hosts,
            ExchangeArchive archive,
            InstantSource clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.scraper = scraper;
        this.drift = drift;
        this.hosts = hosts;
        this.archive = archive;
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
     * @param archive keeps the exchanges that led to articles; stays open
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
            ExchangeArchive archive,
            InstantSource clock,
            IngestMetrics metrics) {
        ScrapeService service = new ScrapeService(clients, settings, scraper, drift, hosts, archive, clock, metrics);
        return Loop.start("scrape", running -> service.new Run().run(running));
    }

    /** One run of the loop, from opening the clients to closing them. */
    private final class Run implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final LinkBacklog backlog = new LinkBacklog(settings.backlog().bytes());
        private final Consumer<byte[], byte[]> consumer = clients.consumer("ingest", LinkConsumer.CONFIG);
        private final LinkConsumer links = new LinkConsumer(topics.links().name(), consumer, backlog);
        private final Producer<byte[], byte[]> producer = clients.producer();
        private final HostOwnership ownership = hosts.ownership();
        private final Sites sites = new Sites(clients, producer, drift, ownership, clock);

        /** Rounds are short, so the loop notices soon when it is closed. */
        void run(Loop.Running running) throws Exception {
            try (consumer) {
                // After a failure the limit may have been the cause.
                int unused = clients.recordLimit().ask();
                GroupSubscription.start(consumer, List.of(topics.links().name()), this);
                try (producer;
                        sites;
                        HostQueue queue = hosts.queues().open(HostQueue.Priority.NORMAL);
                        RecordLoader loader = new RecordLoader(clients, backlog)) {
                    rounds(running, queue, loader);
                }
                archive.flush(FLUSH_TIMEOUT);
                links.commitBeforeLeaving();
            } finally {
                ownership.lose(ownership.assignment().owned());
            }
        }

        private void rounds(Loop.Running running, HostQueue queue, RecordLoader loader) throws Exception {
            LinkResults results = new LinkResults(
                    topics, backlog, producer, clients.recordLimit(), archive, clock, metrics, sites::write);
            LinkProcessor processor = new LinkProcessor(backlog, results, settings, scraper, backoffs, archive, clock);
            HostTurns turns = new HostTurns(backlog, queue, loader::load, processor, settings.inFlight(), clock);
            loader.start(turns::arrange);
            metrics.activity().backlog(backlog::rests, backlog::unended);
            ConsumerProgress progress = new ConsumerProgress(consumer);
            while (running.active()) {
                ConsumerRecords<byte[], byte[]> read = links.poll();
                read.forEach(record -> take(turns, record));
                ownership.renew(consumer.groupMetadata());
                progress.report(running, read.count());
                metrics.activity().links().update(consumer);
                links.throttle();
                if (links.commitWhenDue()) {
                    metrics.waiting(backlog.unended());
                }
                links.expireWhenDue();
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
            links.goOn(partitions);
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
            archive.flush(FLUSH_TIMEOUT);
            boolean unused = links.commit();
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

        private void take(HostTurns turns, ConsumerRecord<byte[], byte[]> record) {
            if (EndedLinks.isMarked(record)) {
                backlog.skip(record);
                return;
            }
            String host = record.key() == null
                    ? ""
                    : topics.links().keys().deserializer().deserialize(record.topic(), record.key());
            backlog.add(record, host).ifPresent(turns::arrange);
        }
    }
}
