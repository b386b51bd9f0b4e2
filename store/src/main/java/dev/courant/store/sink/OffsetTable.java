package dev.courant.store.sink;

import dev.courant.store.Database;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The consumer offsets of the sink, kept with the rows. Used by one thread. */
final class OffsetTable {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Database database;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    OffsetTable(Database database) {
        this.database = database;
    }

    /** Another instance has taken over a partition to which this one still tried to write. */
    static final class PartitionTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PartitionTakenException(TopicPartition partition) {
            super(partition + " was taken over by another instance");
        }
    }

    /** Takes a partition over, once its former owner has committed, and returns the next offset. */
    long takeOver(TopicPartition partition) {
        long offset = database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        insert into consumer_offset values (:topic, :partition, 0)
                        on conflict (topic, partition) do update set next_offset = consumer_offset.next_offset
                        returning next_offset""")
                        .bind("topic", partition.topic())
                        .bind("partition", partition.partition())
                        .mapTo(Long.class)
                        .one());
        next.put(partition, offset);
        return offset;
    }

    /**
     * Writes rows and the offsets after their records, in one transaction. The offsets are written first: their locks
     * exclude other instances from the partitions until the transaction ends.
     *
     * @throws PartitionTakenException when another instance has changed the offsets; nothing is written then
     */
    void commit(List<ConsumerRecord<byte[], byte[]>> records, Consumer<Handle> rows) {
        SortedMap<TopicPartition, Long> to = new TreeMap<>(ORDER);
        records.forEach(record -> to.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        database.jdbi().useTransaction(handle -> {
            advance(handle, to);
            rows.accept(handle);
        });
        next.putAll(to);
    }

    private void advance(Handle handle, SortedMap<TopicPartition, Long> to) {
        PreparedBatch batch = handle.prepareBatch("""
                update consumer_offset set next_offset = ? where topic = ? and partition = ? and next_offset = ?""");
        to.forEach((partition, offset) ->
                batch.add(offset, partition.topic(), partition.partition(), next.getOrDefault(partition, -1L)));
        int[] updated = batch.execute();
        int i = 0;
        for (TopicPartition partition : to.keySet()) {
            if (updated[i++] == 0) {
                throw new PartitionTakenException(partition);
            }
        }
    }
}
