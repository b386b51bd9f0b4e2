package dev.courant.ingest.scrape;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A link on its way from Kafka to its end. It is tried, and tried again after a growing pause while what failed may
 * pass. Used by one thread at a time.
 */
final class LinkTask {
    private static final int GROWTH = 4;
    private static final int MOST_GROWTHS = 8;

    private final ConsumerRecord<byte[], byte[]> record;
    private final String host;
    private @Nullable Instant since;
    private int tries;

    LinkTask(ConsumerRecord<byte[], byte[]> record, String host) {
        this.record = record;
        this.host = host;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
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

    /** Its turn has come; {@return since when it is worked on} */
    Instant begin(Instant now) {
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
