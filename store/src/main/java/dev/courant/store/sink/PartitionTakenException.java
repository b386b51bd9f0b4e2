package dev.courant.store.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Another instance has taken over a partition to which this one still tried to write, as happens after this one was
 * frozen. It is retriable: the next run joins the group again.
 */
final class PartitionTakenException extends RetriableException {
    private static final long serialVersionUID = 1L;

    PartitionTakenException(TopicPartition partition) {
        super(partition + " was taken over by another instance");
    }
}
