package dev.courant.ingest.poll;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the records of a poll, on the thread of its host. A record that is too large would fail the transaction that
 * all polls of a round share; the feed fails instead, and says why. Thread-safe.
 */
final class PollRecords {
    private static final Logger log = LoggerFactory.getLogger(PollRecords.class);

    private final Topics topics;
    private final RecordLimit limit;

    PollRecords(Topics topics, RecordLimit limit) {
        this.topics = topics;
        this.limit = limit;
    }

    /**
     * An update whose records can be written.
     *
     * @param update what the poll changes
     * @param records the same as records
     */
    record Writable(PollUpdate update, List<ProducerRecord<byte[], byte[]>> records) {}

    /** Returns the update with its records; or, when one of them is too large, the failure of the feed with its own. */
    Writable of(OwnedFeed feed, PollUpdate update) {
        List<ProducerRecord<byte[], byte[]>> records = records(update);
        long largest = records.stream().mapToLong(RecordLimit::size).max().orElse(0);
        if (largest <= limit.bytes()) {
            return new Writable(update, records);
        }
        String problem = "a record of this poll would have " + largest + " bytes, the topics take " + limit.bytes();
        log.warn("event=poll_too_large feed={} cause=\"{}\"", feed.id(), problem);
        PollUpdate failure = update.failure(feed.status(), problem);
        return new Writable(failure, records(failure));
    }

    ProducerRecord<byte[], byte[]> status(String feedId, @Nullable FeedStatus status) {
        return KafkaClients.record(topics.feedStatus(), feedId, status);
    }

    private List<ProducerRecord<byte[], byte[]>> records(PollUpdate update) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        update.links().forEach(link -> records.add(KafkaClients.record(topics.links(), link.getHost(), link)));
        records.add(status(update.status().getFeedId(), update.status()));
        return records;
    }
}
