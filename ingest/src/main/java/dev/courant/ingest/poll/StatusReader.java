package dev.courant.ingest.poll;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedStatus;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** Reads what other instances, or earlier lives of this one, last wrote of feeds. Thread-safe. */
final class StatusReader {
    private final KafkaClients clients;

    StatusReader(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Waits until the former owners' transactions, which write offsets of this group, have ended: the statuses that are
     * read from then on are their last ones. A consumer waits for them; an admin client leaves out the offsets that are
     * part of an open transaction, even when it asks for stable ones.
     *
     * @param group the group's name
     * @param partitions how many partitions {@code feeds} has
     * @throws org.apache.kafka.common.errors.TimeoutException when they have not ended within a minute
     */
    void awaitFormerOwners(String group, int partitions) {
        Set<TopicPartition> fence = IntStream.range(0, partitions)
                .mapToObj(
                        partition -> new TopicPartition(clients.topics().feeds().name(), partition))
                .collect(Collectors.toSet());
        try (Consumer<byte[], byte[]> consumer = clients.reader(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group))) {
            var unused = consumer.committed(fence);
        }
    }

    /**
     * Returns the statuses of some feeds; those that were never polled are missing. A transaction ends at different
     * times in different partitions, and it may have ended for the offsets but not yet for the statuses: the reader
     * waits for those that are open.
     */
    Map<String, FeedStatus> read(Set<String> feedIds) {
        try (TopicReader<String, FeedStatus> reader =
                TopicReader.open(clients, clients.topics().feedStatus())) {
            return reader.settledSnapshot(feedIds);
        }
    }
}
