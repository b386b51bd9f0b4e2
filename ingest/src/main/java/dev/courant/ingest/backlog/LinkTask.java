package dev.courant.ingest.backlog;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A link that was taken and has not ended. It is tried, and tried again after a growing pause while the failure is
 * temporary. Used by one thread at a time.
 */
public final class LinkTask {
    private static final int GROWTH = 4;
    private static final int MOST_GROWTHS = 8;

    private final HostLinks host;
    private final long offset;
    private final long number;
    private @Nullable ConsumerRecord<byte[], byte[]> record;
    private @Nullable Instant since;
    private Instant due = Instant.MIN;
    private int tries;
    private boolean settled;

    /** @param number the link's number among those of its host */
    LinkTask(HostLinks host, long offset, long number) {
        this.host = host;
        this.offset = offset;
        this.number = number;
    }

    /** {@return its host} */
    public HostLinks host() {
        return host;
    }

    /** {@return its partition} */
    public TopicPartition partition() {
        return host.partition().id();
    }

    /** {@return its offset} */
    public long offset() {
        return offset;
    }

    /** {@return its record, while it is being tried} */
    public ConsumerRecord<byte[], byte[]> record() {
        if (record == null) {
            throw new IllegalStateException("the link is not being tried");
        }
        return record;
    }

    /**
     * Starts a try.
     *
     * @param now the time from which the link's patience counts, unless it was tried before
     * @return the time from which it counts
     */
    public Instant start(Instant now) {
        if (since == null) {
            since = now;
        }
        return since;
    }

    /**
     * Returns the pause before the next try, after one that failed.
     *
     * @param first the pause after the first try
     * @return that pause, four times as long after each further try
     */
    public Duration nextPause(Duration first) {
        Duration pause = first;
        for (int i = 0; i < Math.min(tries, MOST_GROWTHS); i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        tries++;
        return pause;
    }

    /** The result of the try is on its way to Kafka, so that the link is not to be tried again. */
    public void settle() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    long number() {
        return number;
    }

    Instant due() {
        return due;
    }

    void setDue(Instant time) {
        due = time;
    }

    @Nullable
    ConsumerRecord<byte[], byte[]> takeRecord() {
        ConsumerRecord<byte[], byte[]> held = record;
        record = null;
        return held;
    }

    /** Begins a try. */
    void begin(ConsumerRecord<byte[], byte[]> loaded) {
        record = loaded;
        settled = false;
    }
}
