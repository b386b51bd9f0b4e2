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

/**
 * The consumer offsets of the sink, kept with the rows. The epoch of a partition grows with each instance that takes it
 * over, and fences those before: they cannot commit any more, wherever they were when they lost it. Used by one thread.
 */
final class OffsetTable {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Database database;
    private final Map<TopicPartition, Position> held = new HashMap<>();

    /** The next offset of a partition that this instance has taken over in an epoch. */
    private record Position(long epoch, long next) {}

    OffsetTable(Database database) {
        this.database = database;
    }

    /** Takes a partition over, once its former owner has committed or timed out, and returns its progress. */
    StoredOffset takeOver(TopicPartition partition) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        insert into consumer_offset (topic, partition, next_offset, epoch)
                        values (:topic, :partition, 0, 1)
                        on conflict (topic, partition) do update set epoch = consumer_offset.epoch + 1
                        returning epoch, next_offset, topic_id""")
                        .bind("topic", partition.topic())
                        .bind("partition", partition.partition())
                        .map((row, context) -> {
                            StoredOffset stored =
                                    new StoredOffset(row.getLong("next_offset"), row.getString("topic_id"));
                            held.put(partition, new Position(row.getLong("epoch"), stored.next()));
                            return stored;
                        })
                        .one());
    }

    /**
     * Stores from where a partition that was taken over is read on.
     *
     * @param partition the partition
     * @param offset the offset of the next record
     * @param topicId the id of the topic in which the offset counts
     * @throws PartitionTakenException when another instance has taken it over since
     */
    void start(TopicPartition partition, long offset, String topicId) {
        long epoch = position(partition).epoch();
        int updated = database.jdbi()
                .withHandle(handle ->
                        handle.execute("""
                        update consumer_offset set next_offset = ?, topic_id = ?
                        where topic = ? and partition = ? and epoch = ?""", offset, topicId, partition.topic(), partition.partition(), epoch));
        if (updated == 0) {
            throw new PartitionTakenException(partition);
        }
        held.put(partition, new Position(epoch, offset));
    }

    /**
     * Writes rows and the offsets after their records, in one transaction. The offsets are written first: their locks
     * exclude other instances from the partitions until the transaction ends.
     *
     * @throws PartitionTakenException when another instance has taken one of the partitions over; nothing is written
     *     then
     */
    void commit(List<ConsumerRecord<byte[], byte[]>> records, Consumer<Handle> rows) {
        SortedMap<TopicPartition, Long> to = new TreeMap<>(ORDER);
        records.forEach(record -> to.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        database.jdbi().useTransaction(handle -> {
            advance(handle, to);
            rows.accept(handle);
        });
        to.forEach((partition, offset) ->
                held.put(partition, new Position(position(partition).epoch(), offset)));
    }

    private void advance(Handle handle, SortedMap<TopicPartition, Long> to) {
        PreparedBatch batch = handle.prepareBatch("""
                update consumer_offset set next_offset = ?
                where topic = ? and partition = ? and epoch = ? and next_offset = ?""");
        to.forEach((partition, offset) -> {
            Position position = position(partition);
            batch.add(offset, partition.topic(), partition.partition(), position.epoch(), position.next());
        });
        int[] updated = batch.execute();
        int i = 0;
        for (TopicPartition partition : to.keySet()) {
            if (updated[i++] == 0) {
                throw new PartitionTakenException(partition);
            }
        }
    }

    private Position position(TopicPartition partition) {
        Position position = held.get(partition);
        if (position == null) {
            throw new PartitionTakenException(partition);
        }
        return position;
    }
}
