package dev.courant.runtime.kafka;

import dev.courant.runtime.Loop;
import dev.courant.runtime.StallDetector;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reports the health of a loop by its consumer: it is a member of its group, and takes the records that wait in its
 * partitions. Partitions that the loop has paused do not count. Asks the cluster nothing. Used by the thread of the
 * consumer.
 */
public final class ConsumerProgress {
    private final Consumer<?, ?> consumer;
    private final StallDetector stalls = new StallDetector();
    private long taken;

    /**
     * Observes a consumer.
     *
     * @param consumer a consumer in a group
     */
    public ConsumerProgress(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reports a round of the loop.
     *
     * @param running the loop
     * @param records how many records the round has taken
     */
    public void report(Loop.Running running, int records) {
        taken += records;
        Optional<String> stall = stalls.observe(taken, waiting());
        if (consumer.groupMetadata().generationId() <= 0) {
            running.notReady("not a member of the consumer group "
                    + consumer.groupMetadata().groupId());
        } else if (stall.isPresent()) {
            running.notReady(stall.get());
        } else {
            running.ready();
        }
    }

    private long waiting() {
        long waiting = 0;
        for (TopicPartition partition : consumer.assignment()) {
            if (!consumer.paused().contains(partition)) {
                // After a restart of the broker the end may be one from before what was read.
                waiting += Math.max(0, consumer.currentLag(partition).orElse(0));
            }
        }
        return waiting;
    }
}
