package dev.courant.store.sink;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.rows.Batch;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records to the database as the sink does, without Kafka. */
public final class DirectSink {
    private final Database database;
    private final Topics topics;

    private final boolean locksOffsets;

    public DirectSink(Database database, Topics topics) {
        this(database, topics, false);
    }

    private DirectSink(Database database, Topics topics, boolean locksOffsets) {
        this.database = database;
        this.topics = topics;
        this.locksOffsets = locksOffsets;
    }

    /** Writes as the sink does also in that each transaction first locks offsets. */
    public static DirectSink lockingOffsets(Database database, Topics topics) {
        return new DirectSink(database, topics, true);
    }

    /** Writes articles, stored at the given time. */
    public void articles(Instant now, List<EnrichedArticle> articles) {
        records(topics.enriched(), now, articles);
    }

    /** Writes records of one topic, in one transaction. */
    public <V> void records(Topic<String, V> topic, Instant now, List<V> values) {
        Batch batch = new Batch(topics);
        values.forEach(value -> batch.add(consumed(KafkaClients.record(topic, "key", value))));
        Outbox outbox = new Outbox(database, topics.outcomes());
        database.jdbi().useTransaction(handle -> {
            if (locksOffsets) {
                handle.execute("update consumer_offset set next_offset = next_offset + 1");
            }
            outbox.add(handle, batch.write(handle, now));
        });
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
    }
}
