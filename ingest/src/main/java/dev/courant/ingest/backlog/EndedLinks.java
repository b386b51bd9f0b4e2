package dev.courant.ingest.backlog;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Links whose end is written together with them, because their page is at hand: nobody is to fetch it. A header says
 * so, which is seen without decoding the link. Pure functions.
 */
public final class EndedLinks {
    private static final String HEADER = "courant.ended";
    private static final byte[] YES = {'1'};

    private EndedLinks() {}

    /**
     * Marks the record of a link.
     *
     * @param record is changed
     * @return the record
     */
    public static ProducerRecord<byte[], byte[]> mark(ProducerRecord<byte[], byte[]> record) {
        record.headers().add(HEADER, YES);
        return record;
    }

    /**
     * Returns whether the record of a link is marked.
     *
     * @param record the record
     * @return whether its end is written by whoever wrote it
     */
    public static boolean isMarked(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(HEADER) != null;
    }
}
