package dev.courant.ingest.scrape;

import dev.courant.schemas.Link;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A link that was read from Kafka and has not ended. It is tried, and tried again after a growing pause while the
 * failure is temporary. Used by one thread at a time.
 */
final class LinkTask {
    private static final int GROWTH = 4;
    private static final int MOST_GROWTHS = 8;

    private final Topic<String, Link> topic;
    private final ConsumerRecord<byte[], byte[]> record;
    private final String host;
    private @Nullable Instant since;
    private int tries;

    LinkTask(Topic<String, Link> topic, ConsumerRecord<byte[], byte[]> record) {
        this.topic = topic;
        this.record = record;
        this.host = record.key() == null ? "" : topic.keys().deserializer().deserialize(record.topic(), record.key());
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Reads the link, each time: while it waits, its bytes take less memory. */
    Link link() {
        return topic.values().deserializer().deserialize(record.topic(), record.value());
    }

    String host() {
        return host;
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    long offset() {
        return record.offset();
    }

    /** Starts a try; {@return when the first try started} */
    Instant start(Instant now) {
        if (since == null) {
            since = now;
        }
        return since;
    }

    /** {@return the pause before the next try, after one that failed} */
    Duration nextPause(Duration first) {
        Duration pause = first;
        for (int i = 0; i < Math.min(tries, MOST_GROWTHS); i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        tries++;
        return pause;
    }
}
