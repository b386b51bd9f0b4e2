package dev.courant.store.sink;

import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.schemas.Outcome;
import dev.courant.store.Database;
import dev.courant.store.rows.Ledger;
import dev.courant.store.rows.PendingLinks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends links that wait in the ledger although Kafka's retention has removed their records: nothing else could end them.
 * What of them ends otherwise after all, because its record was read in time, takes the place of this end. Used by one
 * thread.
 */
final class LinkExpiry {
    private static final Logger log = LoggerFactory.getLogger(LinkExpiry.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Records of one partition are in the order of their times but for the clocks of those who wrote them. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final int BATCH = 500;

    private final Database database;
    private final TopicOffsets links;
    private final Outbox outbox;
    private final InstantSource clock;
    private long next = System.nanoTime();

    /** @param links the topic of the links */
    LinkExpiry(Database database, TopicOffsets links, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Ends a batch of links, once a minute or as long as there are more; {@return how many} */
    int endWhenDue() {
        if (System.nanoTime() - next < 0) {
            return 0;
        }
        int ended = endWithKafka();
        next = System.nanoTime() + (ended == BATCH ? 0 : INTERVAL.toNanos());
        return ended;
    }

    private int endWithKafka() {
        try {
            Instant now = clock.instant();
            Instant oldest = links.oldest().orElse(now);
            int ended = end(oldest.minus(CLOCKS), now);
            if (ended > 0) {
                log.warn("event=links_expired links={} oldest_record={}", ended, oldest);
            }
            return ended;
        } catch (RetriableException e) {
            // Kafka does not answer, which others report.
            return 0;
        }
    }

    private int end(Instant before, Instant now) {
        return database.jdbi().inTransaction(handle -> {
            List<Outcome> expired = PendingLinks.expired(handle, before, now, BATCH);
            if (!expired.isEmpty()) {
                outbox.add(handle, new Ledger(handle).write(List.of(), List.of(), expired));
            }
            return expired.size();
        });
    }
}
