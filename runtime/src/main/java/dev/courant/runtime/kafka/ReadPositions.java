package dev.courant.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the records of topics have been read and worked through, for another thread than that of the consumer.
 * Thread-safe.
 */
public final class ReadPositions {
    private volatile Map<TopicPartition, Long> positions = Map.of();

    /**
     * Notes the positions of a consumer; called by its thread when it has worked through what it has read.
     *
     * @param consumer the consumer
     */
    public void update(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> now = new HashMap<>();
        consumer.assignment().forEach(partition -> now.put(partition, consumer.position(partition)));
        positions = Map.copyOf(now);
    }

    /** {@return the offset up to which each partition that is assigned has been worked through} */
    public Map<TopicPartition, Long> known() {
        return positions;
    }

    /**
     * Returns whether everything before some offsets has been worked through.
     *
     * @param positions how far partitions have been, by one reader or by several together
     * @param ends the offsets after the last records of partitions
     * @return whether it has; false while a partition is nobody's
     */
    public static boolean reach(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    @Override
    public String toString() {
        return positions.toString();
    }
}
