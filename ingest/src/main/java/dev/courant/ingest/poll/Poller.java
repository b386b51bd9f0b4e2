package dev.courant.ingest.poll;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.feed.FeedReader;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.poll.FeedTable.Owned;
import dev.courant.ingest.poll.PollWorkers.Done;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.PartitionReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the feeds of the partitions that this instance owns. One thread owns the Kafka clients and the table of feeds
 * and goes round: take in definitions, start what is due on virtual threads, write what came back. All polls that came
 * back by then share one transaction.
 */
public final class Poller {
    private static final Logger log = LoggerFactory.getLogger(Poller.class);
    private static final Duration ROUND = Duration.ofMillis(50);

    private final KafkaClients clients;
    private final PollSettings settings;
    private final FeedPoller feedPoller;
    private final Schedule schedule;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    private Poller(
            KafkaClients clients, PollSettings settings, Fetcher fetcher, InstantSource clock, IngestMetrics metrics) {
        this.clients = clients;
        this.settings = settings;
        this.feedPoller = new FeedPoller(fetcher, FeedReader.standard());
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
     * @param clock tells what is due
     * @param metrics counts polls and discoveries
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients, PollSettings settings, Fetcher fetcher, InstantSource clock, IngestMetrics metrics) {
        Poller poller = new Poller(clients, settings, fetcher, clock, metrics);
        return Loop.start("poll", running -> poller.new Life().live(running));
    }

    /** From opening the clients to closing them. */
    private final class Life implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final FeedTable table = new FeedTable(schedule, new HostPace(settings.hostGap()));
        private final List<FeedStatus> redefined = new ArrayList<>();
        private final Consumer<byte[], byte[]> consumer = clients.consumer("poll");

        /** Its rounds are short, so nothing has to wake it up when the loop is closed. */
        void live(Loop.Running running) throws InterruptedException {
            try (consumer;
                    Producer<byte[], byte[]> producer = clients.transactionalProducer("poll");
                    PollWorkers workers = new PollWorkers(feedPoller, settings, schedule, clock, metrics)) {
                producer.initTransactions();
                consumer.subscribe(List.of(topics.feeds().name()), this);
                while (running.active()) {
                    takeDefinitions();
                    if (consumer.groupMetadata().generationId() > 0) {
                        running.ready();
                    }
                    startDue(workers);
                    write(producer, current(workers.await(ROUND)));
                    metrics.feeds(table.size());
                }
            }
        }

        /**
         * Definitions are state, not events: a new owner reads them all, whatever offsets the group has. Those are
         * asked for nevertheless: the answer waits until the former owner's transaction, of which they are a part, has
         * ended, so that the statuses read next are its last ones.
         */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var unused = consumer.committed(new HashSet<>(partitions));
            consumer.seekToBeginning(partitions);
            List<Integer> numbers =
                    partitions.stream().map(TopicPartition::partition).toList();
            table.remember(PartitionReader.latest(clients, topics.feedStatus(), numbers)
                    .values());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> table.lose(partition.partition()));
            redefined.clear();
        }

        private void takeDefinitions() {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(1))) {
                try {
                    define(record);
                } catch (RuntimeException e) {
                    // It stays in the topic, where it can be written again; its feed keeps its last definition.
                    log.error(
                            "event=unreadable_definition partition={} offset={} cause=\"{}\"",
                            record.partition(),
                            record.offset(),
                            e.toString());
                }
            }
        }

        private void define(ConsumerRecord<byte[], byte[]> record) {
            String feedId = topics.feeds().keys().deserializer().deserialize(record.topic(), record.key());
            FeedDefinition definition =
                    topics.feeds().values().deserializer().deserialize(record.topic(), record.value());
            table.define(record.partition(), feedId, definition, clock.instant())
                    .ifPresent(redefined::add);
        }

        private void startDue(PollWorkers workers) {
            while (workers.hasRoom()) {
                Optional<Owned> due = table.takeDue(clock.instant());
                if (due.isEmpty()) {
                    return;
                }
                workers.start(due.get());
            }
        }

        /** Polls of feeds that were lost or redefined meanwhile are forgotten: their owner polls them again. */
        private List<Done> current(List<Done> batch) {
            batch.forEach(poll -> table.release(poll.owned(), clock.instant(), poll.rest()));
            return batch.stream().filter(poll -> table.isCurrent(poll.owned())).toList();
        }

        private void write(Producer<byte[], byte[]> producer, List<Done> polls) {
            if (polls.isEmpty() && redefined.isEmpty()) {
                return;
            }
            Map<TopicPartition, OffsetAndMetadata> fence = fence();
            producer.beginTransaction();
            redefined.forEach(status -> send(producer, status));
            polls.forEach(poll -> send(producer, poll.outcome()));
            producer.sendOffsetsToTransaction(fence, consumer.groupMetadata());
            producer.commitTransaction();
            redefined.clear();
            polls.forEach(poll -> settle(poll.owned(), poll.outcome()));
        }

        private void settle(Owned owned, PollOutcome outcome) {
            table.settle(owned, outcome.status());
            metrics.discovered(outcome.links().size());
        }

        private void send(Producer<byte[], byte[]> producer, PollOutcome outcome) {
            outcome.links().forEach(link -> producer.send(KafkaClients.record(topics.links(), link.getHost(), link)));
            send(producer, outcome.status());
        }

        private void send(Producer<byte[], byte[]> producer, FeedStatus status) {
            producer.send(KafkaClients.record(topics.feedStatus(), status.getFeedId(), status));
        }

        /**
         * The offsets themselves do not matter. Writing them makes the broker compare the group's generation, so that
         * an instance that lost its feeds without noticing cannot commit.
         */
        private Map<TopicPartition, OffsetAndMetadata> fence() {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            consumer.assignment()
                    .forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
            return offsets;
        }
    }
}
