package dev.courant.store.sink;

import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Writes what the topics carry to PostgreSQL, exactly once: each round of records is one transaction together with the
 * offsets after them. A crash before its end leaves neither, one after its end leaves both.
 */
public final class Sink {
    private static final Duration ROUND = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final Database database;
    private final InstantSource clock;

    private Sink(KafkaClients clients, Database database, InstantSource clock) {
        this.clients = clients;
        this.database = database;
        this.clock = clock;
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
        Sink sink = new Sink(clients, database, clock);
        return Loop.start("store", running -> sink.new Life().live(running));
    }

    /** From opening the clients to closing them. */
    private final class Life implements ConsumerRebalanceListener {
        private final Topics topics = clients.topics();
        private final OffsetTable offsets = new OffsetTable(database);
        private final Outbox outbox = new Outbox(database, topics.outcomes());
        private final Consumer<byte[], byte[]> consumer = clients.consumer("store");
        private final Producer<byte[], byte[]> producer = clients.producer();
        private final Burial burial = new Burial(topics, offsets, outbox, producer);

        void live(Loop.Running running) {
            running.onStop(consumer::wakeup);
            try (consumer;
                    producer) {
                outbox.send(producer);
                consumer.subscribe(
                        List.of(
                                topics.feeds().name(),
                                topics.feedStatus().name(),
                                topics.links().name(),
                                topics.sites().name(),
                                topics.extractions().name(),
                                topics.enriched().name(),
                                topics.outcomes().name(),
                                topics.taxonomy().name(),
                                topics.deadLetters().name()),
                        this);
                while (running.active()) {
                    round();
                    if (!consumer.assignment().isEmpty()) {
                        running.ready();
                    }
                }
            } catch (WakeupException e) {
                // The loop was closed; what was not written is read again from the offsets in the database.
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> consumer.seek(partition, offsets.takeOver(partition)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        private void round() {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(ROUND).forEach(records::add);
            if (!records.isEmpty()) {
                write(records, clock.instant());
                outbox.send(producer);
            }
        }

        /** A record that cannot be written is found by halving, and buried; the others are kept. */
        private void write(List<ConsumerRecord<byte[], byte[]>> records, Instant now) {
            try {
                Batch batch = new Batch(topics);
                records.forEach(batch::add);
                offsets.commit(records, handle -> batch.write(handle, outbox, now));
            } catch (RuntimeException e) {
                if (!Refusal.isOfTheRecord(e)) {
                    throw e;
                }
                int half = records.size() / 2;
                if (half == 0) {
                    burial.bury(records.getFirst(), e, now);
                } else {
                    write(records.subList(0, half), now);
                    write(records.subList(half, records.size()), now);
                }
            }
        }
    }
}
