package dev.courant.ingest.scrape;

import dev.courant.ingest.drift.Drift;
import dev.courant.ingest.drift.HostMemory;
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
 * Keeps in Kafka how the extraction of hosts is doing: operators see it there, and it goes with a host to its next
 * owner. A crash loses what was seen since the last record, 25 pages of a host at most. Used by one thread.
 */
final class Sites implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sites.class);

    private final KafkaClients clients;
    private final Topic<String, SiteStatus> topic;
    private final Producer<byte[], byte[]> producer;
    private final Drift drift;
    private final HostOwnership ownership;
    private final InstantSource clock;

    /** @param producer writes the records; stays open */
    Sites(
            KafkaClients clients,
            Producer<byte[], byte[]> producer,
            Drift drift,
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
     * Goes on where the former owners of hosts have left off.
     *
     * @param taken partitions of the links that were assigned
     * @param partitions how many partitions the sites have: as many as the links, unless one of the topics was changed
     */
    void takeOver(Set<Integer> taken, int partitions) {
        HostOwnership.Term term = ownership.term();
        Collection<Integer> read = partitions == term.partitions()
                ? taken
                : IntStream.range(0, partitions).boxed().toList();
        try (TopicReader<String, SiteStatus> reader = TopicReader.open(clients, topic)) {
            reader.snapshot(read).forEach((host, status) -> {
                if (taken.contains(term.partition(host))) {
                    drift.restore(SiteRecords.memory(status));
                }
            });
        }
    }

    /** Writes what is due. */
    void write() {
        send(drift.takeDue());
    }

    /** Leaves hosts to their next owner. */
    void handOver(Set<Integer> partitions) {
        send(release(partitions));
    }

    /** Forgets hosts that have another owner already. */
    void lose(Set<Integer> partitions) {
        var unused = release(partitions);
    }

    /** Leaves all hosts to their next owner. */
    @Override
    public void close() {
        send(drift.release(host -> true));
    }

    private List<HostMemory> release(Set<Integer> partitions) {
        HostOwnership.Term term = ownership.term();
        return drift.release(host -> partitions.contains(term.partition(host)));
    }

    /** What Kafka does not take is told again when more was seen of the host. */
    private void send(List<HostMemory> memories) {
        for (HostMemory memory : memories) {
            String host = memory.state().host();
            producer.send(
                    KafkaClients.record(topic, host, SiteRecords.status(memory, clock.instant())),
                    (metadata, failure) -> {
                        if (failure != null) {
                            log.warn("event=site_status_not_written host={} cause=\"{}\"", host, failure.toString());
                        }
                    });
        }
    }
}
