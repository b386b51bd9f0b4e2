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

    public DirectSink(Database database, Topics topics) {
        this.database = database;
        this.topics = topics;
    }

    /** Writes articles, stored at the given time. */
    public void articles(Instant now, List<EnrichedArticle> articles) {
        records(topics.enriched(), now, articles);
    }

    /** Writes records of one topic, in one transaction that first locks the offsets, if there are any. */
    public <V> void records(Topic<String, V> topic, Instant now, List<V> values) {
        Batch batch = new Batch(topics);
        values.forEach(value -> batch.add(consumed(KafkaClients.record(topic, "key", value))));
        Outbox outbox = new Outbox(database, topics.outcomes());
        database.jdbi().useTransaction(handle -> {
            handle.execute("update consumer_offset set next_offset = next_offset + 1");
            outbox.add(handle, batch.write(handle, now));
        });
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
    }
}
