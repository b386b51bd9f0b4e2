package dev.courant.store.sink;

import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.ConsumerProgress;
import dev.courant.runtime.kafka.DeadLetters;
import dev.courant.runtime.kafka.GroupSubscription;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.rows.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Writes the records of the topics to PostgreSQL, exactly once: the rows of each poll and the offsets after them are
 * one transaction. A crash leaves both or neither.
 */
public final class Sink {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SEND_TIMEOUT = Duration.ofMinutes(2);

    private final KafkaClients clients;
    private final Database database;
    private final InstantSource clock;
    private final ReadPositions positions;

    private Sink(KafkaClients clients, Database database, InstantSource clock, ReadPositions positions) {
        this.clients = clients;
        this.database = database;
        this.clock = clock;
        this.positions = positions;
    }

    /**
     * Starts writing.
     *
     * @param clients the cluster to read from
     * @param database the database to write to; stays open
     * @param clock the time of storing
     * @return the running component
     */
    public static Loop start(KafkaClients clients, Database database, InstantSource clock) {
        return start(clients, database, clock, new ReadPositions());
    }

    /**
     * Starts writing, observed by the caller.
     *
     * @param clients the cluster to read from
     * @param database the database to write to; stays open
     * @param clock the time of storing
     * @param positions is told up to where all records are in the database
     * @return the running component
     */
    public static Loop start(KafkaClients clients, Database database, InstantSource clock, ReadPositions positions) {
        Sink sink = new Sink(clients, database, clock, positions);
        return Loop.start("store", running -> sink.new Run().run(running));
    }

    /** One run of the loop, from opening the clients to closing them. */
    private final class Run implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final OffsetTable offsets = new OffsetTable(database);
        private final Outbox outbox = new Outbox(database, topics.outcomes());
        private final Consumer<byte[], byte[]> consumer = clients.consumer("store");
        private final TopicIds topicIds = new TopicIds(clients.admin());
        private final PartitionTakeover takeover = new PartitionTakeover(offsets, topicIds, consumer);
        private final RecordSender sender = new RecordSender(clients.producer(), SEND_TIMEOUT);
        private final RefusedRecords refused = new RefusedRecords(
                new DeadLetters(topics, DeadLetters.Step.STORE, clock, clients.recordLimit()), sender, offsets, outbox);

        void run(Loop.Running running) {
            running.onStop(consumer::wakeup);
            try (consumer;
                    topicIds;
                    sender) {
                outbox.send(sender);
                GroupSubscription.start(consumer, Batch.topics(topics), this);
                ConsumerProgress progress = new ConsumerProgress(consumer);
                GroupProgress group = new GroupProgress(consumer);
                LinkExpiry expiry =
                        new LinkExpiry(database, new TopicOffsets(topics.links().name(), consumer), outbox, clock);
                while (running.active()) {
                    int records = poll();
                    if (expiry.endWhenDue() > 0) {
                        outbox.send(sender);
                    }
                    takeover.verify();
                    progress.report(running, records);
                    positions.update(consumer);
                    group.tell();
                }
            } catch (WakeupException e) {
                // The loop was closed; records that were not written are read again from the offsets in the database.
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            takeover.takeOver(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        /** Returns the number of records that were written. */
        private int poll() {
            List<ConsumerRecord<byte[], byte[]>> records = next();
            if (!records.isEmpty()) {
                write(records, clock.instant());
                outbox.send(sender);
            }
            return records.size();
        }

        /** The consumer wraps what its listener throws; the cause says more about it. */
        private List<ConsumerRecord<byte[], byte[]>> next() {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            try {
                consumer.poll(POLL).forEach(records::add);
            } catch (KafkaException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            return records;
        }

        /** Finds a record that cannot be written by bisection and dead-letters it; the others are written. */
        private void write(List<ConsumerRecord<byte[], byte[]>> records, Instant now) {
            try {
                Batch batch = new Batch(topics);
                records.forEach(batch::add);
                offsets.commit(records, handle -> outbox.add(handle, batch.write(handle, now)));
            } catch (RuntimeException e) {
                if (!WriteFailures.isPermanent(e)) {
                    throw e;
                }
                int half = records.size() / 2;
                if (half == 0) {
                    refused.deadLetter(records.getFirst(), e);
                } else {
                    write(records.subList(0, half), now);
                    write(records.subList(half, records.size()), now);
                }
            }
        }
    }
}
