package dev.courant.ingest.poll;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedStatus;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;

/** Reads what other instances, or earlier lives of this one, last wrote of feeds. Thread-safe. */
final class StatusReader {
    private final KafkaClients clients;

    StatusReader(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Waits until the former owners' transactions, which write offsets of this group, have ended: the statuses that are
     * read from then on are their last ones.
     *
     * @param group the group's name
     */
    void awaitFormerOwners(String group) throws InterruptedException {
        try (Admin admin = clients.admin()) {
            var unused = admin.listConsumerGroupOffsets(
                            group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new CourantException("the offsets of " + group + " cannot be read: " + e.getCause(), e);
        }
    }

    /** The statuses of some feeds; those that were never polled are missing. */
    Map<String, FeedStatus> read(Set<String> feedIds) {
        try (TopicReader<String, FeedStatus> reader =
                TopicReader.open(clients, clients.topics().feedStatus())) {
            return reader.snapshot(feedIds);
        }
    }
}
