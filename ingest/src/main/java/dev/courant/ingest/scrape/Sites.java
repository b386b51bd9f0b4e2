package dev.courant.ingest.scrape;

import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.drift.HostSnapshot;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Topic;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of the extraction of each host in Kafka, where operators see it and the next owner of a host
 * continues from it. A crash loses what was seen since the last record, 25 pages of a host at most. Used by the thread
 * of the consumer, but for {@link #write}.
 */
final class Sites implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sites.class);

    private final KafkaClients clients;
    private final Topic<String, SiteStatus> topic;
    private final Producer<byte[], byte[]> producer;
    private final DriftDetector drift;
    private final HostOwnership ownership;
    private final InstantSource clock;

    /** @param producer writes the records; stays open */
    Sites(
            KafkaClients clients,
            Producer<byte[], byte[]> producer,
            DriftDetector drift,
            HostOwnership ownership,
            InstantSource clock) {
        this.clients = clients;
        this.topic = clients.topics().sites();
        this.producer = producer;
        this.drift = drift;
        this.ownership = ownership;
        this.clock = clock;
    }

    /**
     * Restores the state of hosts from their former owners.
     *
     * @param taken partitions of {@code links} that were assigned
     * @param partitions how many partitions {@code sites} has: as many as {@code links}, unless one of them was changed
     */
    void takeOver(Set<Integer> taken, int partitions) {
        HostOwnership.Assignment assignment = ownership.assignment();
        Collection<Integer> read = partitions == assignment.partitions()
                ? taken
                : IntStream.range(0, partitions).boxed().toList();
        try (TopicReader<String, SiteStatus> reader = TopicReader.open(clients, topic)) {
            reader.snapshot(read).forEach((host, status) -> {
                if (taken.contains(assignment.partition(host))) {
                    drift.restore(SiteStatusMapper.snapshot(status));
                }
            });
        }
    }

    /** Writes the snapshots that are due, those of a host in their order. Any thread may call it. */
    synchronized void write() {
        send(drift.takeChanged());
    }

    /** Writes and forgets hosts that go to their next owner. */
    synchronized void handOver(Set<Integer> partitions) {
        send(release(partitions));
    }

    /** Forgets hosts that already have another owner. */
    void lose(Set<Integer> partitions) {
        var unused = release(partitions);
    }

    /** Writes all hosts for their next owner. */
    @Override
    public void close() {
        send(drift.release(host -> true));
    }

    private List<HostSnapshot> release(Set<Integer> partitions) {
        HostOwnership.Assignment assignment = ownership.assignment();
        return drift.release(host -> partitions.contains(assignment.partition(host)));
    }

    /** A snapshot that cannot be written is superseded by a later one of the host. */
    private void send(List<HostSnapshot> snapshots) {
        for (HostSnapshot snapshot : snapshots) {
            String host = snapshot.state().host();
            producer.send(
                    KafkaClients.record(topic, host, SiteStatusMapper.status(snapshot, clock.instant())),
                    (metadata, failure) -> {
                        if (failure != null) {
                            log.warn("event=site_status_not_written host={} cause=\"{}\"", host, failure.toString());
                        }
                    });
        }
    }
}
