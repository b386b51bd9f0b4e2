package dev.courant.store.rows;

import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The ledger of links: discoveries, outcomes read from Kafka, and those decided in this transaction. */
final class LinkRows implements RowWriter {
    private final Topic<String, Link> linkTopic;
    private final Topic<String, Outcome> outcomeTopic;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Instant> recordedAt = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    LinkRows(Topic<String, Link> linkTopic, Topic<String, Outcome> outcomeTopic) {
        this.linkTopic = linkTopic;
        this.outcomeTopic = outcomeTopic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(
                new TopicHandler(linkTopic.name(), this::add), TopicHandler.ofValues(outcomeTopic, outcomes::add));
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        @Nullable Link link = linkTopic.values().deserializer().deserialize(record.topic(), record.value());
        if (link != null) {
            links.add(link);
            if (record.timestampType() != TimestampType.NO_TIMESTAMP_TYPE) {
                recordedAt.merge(
                        link.getLinkId(),
                        Instant.ofEpochMilli(record.timestamp()),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    @Override
    public void write(RowTransaction transaction) {
        transaction.publish(new Ledger(transaction.handle()).write(links, recordedAt, outcomes, transaction.decided()));
    }
}
