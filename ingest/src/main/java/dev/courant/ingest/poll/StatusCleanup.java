package dev.courant.ingest.poll;

import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostOwnership.Assignment;
import dev.courant.parse.url.WebUrl;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the statuses of feeds that have no definition. A feed that is removed while it is polled loses its status at
 * once; this is for those that were removed while no instance ran. Of the hosts of an instance only, once a day. A feed
 * that is added again at the same moment is polled as a new one after a crash, at worst.
 */
public final class StatusCleanup {
    private static final Logger log = LoggerFactory.getLogger(StatusCleanup.class);
    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final Duration retention;
    private final HostOwnership ownership;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    StatusCleanup(KafkaClients clients, Duration retention, HostOwnership ownership, InstantSource clock) {
        this.clients = clients;
        this.retention = retention;
        this.ownership = ownership;
        this.clock = clock;
    }

    /**
     * Starts to remove statuses.
     *
     * @param clients the cluster with the statuses
     * @param settings how long they are kept
     * @param ownership which hosts are owned
     * @param clock the time
     * @return the running component
     */
    public static Loop start(
            KafkaClients clients, PollSettings settings, HostOwnership ownership, InstantSource clock) {
        StatusCleanup cleanup = new StatusCleanup(clients, settings.statusRetention(), ownership, clock);
        return Loop.start("feed-status", cleanup::run);
    }

    private void run(Loop.Running running) throws InterruptedException {
        running.onStop(stop::countDown);
        long next = System.nanoTime();
        do {
            Assignment assignment = ownership.assignment();
            if (!retention.isZero() && assignment.isMember() && System.nanoTime() - next >= 0) {
                next = System.nanoTime() + INTERVAL.toNanos();
                int removed = clean(assignment);
                if (removed > 0) {
                    log.info("event=feed_statuses_removed feeds={}", removed);
                }
            }
            running.ready();
        } while (!stop.await(ROUND.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Reads the definitions last: a feed without one has none now; {@return how many statuses were removed} */
    int clean(Assignment assignment) {
        Set<String> old = oldStatuses(assignment);
        if (!old.isEmpty()) {
            try (TopicReader<String, FeedDefinition> definitions =
                    TopicReader.open(clients, clients.topics().feeds())) {
                old.removeAll(definitions.settledSnapshot(Set.copyOf(old)).keySet());
            }
        }
        if (!old.isEmpty()) {
            try (Producer<byte[], byte[]> producer = clients.producer()) {
                old.forEach(feedId -> {
                    var unused =
                            producer.send(KafkaClients.record(clients.topics().feedStatus(), feedId, null));
                });
                producer.flush();
            }
        }
        return old.size();
    }

    /** Returns the ids of owned feeds whose last status is too old; statuses are large and are not kept in memory. */
    private Set<String> oldStatuses(Assignment assignment) {
        Set<String> old = new HashSet<>();
        Instant before = clock.instant().minus(retention);
        try (TopicReader<String, FeedStatus> statuses =
                TopicReader.open(clients, clients.topics().feedStatus())) {
            statuses.read(statuses.offsets().beginnings(), statuses.offsets().ends(), record -> {
                if (record.value() != null
                        && Instant.ofEpochMilli(record.timestamp()).isBefore(before)
                        && isOwned(statuses, record, assignment)) {
                    old.add(statuses.key(record));
                } else {
                    old.remove(statuses.key(record));
                }
            });
        }
        return old;
    }

    private static boolean isOwned(
            TopicReader<String, FeedStatus> statuses, ConsumerRecord<byte[], byte[]> record, Assignment assignment) {
        String host = WebUrl.parse(statuses.value(record).getUrl())
                .map(WebUrl::hostKey)
                .orElse("");
        return assignment.owned().contains(assignment.partition(host));
    }
}
