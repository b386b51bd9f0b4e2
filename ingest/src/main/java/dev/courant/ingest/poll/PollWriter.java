package dev.courant.ingest.poll;

import dev.courant.ingest.host.HostOwnership.Assignment;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the results of polls, links and statuses, in one transaction. Used by one thread. */
final class PollWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PollWriter.class);

    private final Topics topics;
    private final Producer<byte[], byte[]> producer;

    /** Fences off a former writer of this instance, and aborts its open transaction. */
    PollWriter(KafkaClients clients) {
        topics = clients.topics();
        producer = clients.transactionalProducer("poll");
        producer.initTransactions();
    }

    /**
     * Writes all or nothing.
     *
     * @param assignment by which the feeds are owned
     * @param fence partitions of {@code feeds} whose offsets are committed with the records
     * @param records links and statuses
     * @return false when the assignment is out of date, because the group has another generation or the scraper has
     *     joined it again with another id; nothing is written then
     */
    boolean write(Assignment assignment, Collection<Integer> fence, List<ProducerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        records.forEach(producer::send);
        try {
            producer.sendOffsetsToTransaction(offsets(fence), assignment.group());
        } catch (CommitFailedException | FencedInstanceIdException e) {
            log.info("event=poll_results_not_written cause=\"{}\"", e.getMessage());
            producer.abortTransaction();
            return false;
        }
        producer.commitTransaction();
        return true;
    }

    @Override
    public void close() {
        producer.close();
    }

    /**
     * Returns offsets that have no meaning themselves. Committing them makes the broker compare the group's generation,
     * so that an instance that lost its feeds without noticing cannot commit; and reading them, as a new owner does,
     * waits until this transaction has ended.
     */
    private Map<TopicPartition, OffsetAndMetadata> offsets(Collection<Integer> fence) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        fence.forEach(partition ->
                offsets.put(new TopicPartition(topics.feeds().name(), partition), new OffsetAndMetadata(0)));
        return offsets;
    }
}
