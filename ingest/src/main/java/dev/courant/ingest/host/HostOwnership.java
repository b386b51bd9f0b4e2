package dev.courant.ingest.host;

import dev.courant.runtime.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * Which hosts this instance owns: those of the partitions of {@code links} that Kafka assigns to it. The scraper, which
 * reads the links, reports its assignment here; the poller polls the feeds of the same hosts, so that a host is asked
 * by one instance only. Thread-safe.
 */
public final class HostOwnership {
    /** How long the poller may take to finish its work on hosts that go to another instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Integer> acquired = new HashSet<>();
    private Assignment assignment = new Assignment(new ConsumerGroupMetadata(""), 1, Set.of());

    /**
     * The partitions that are owned at present.
     *
     * @param group the membership in the consumer group; by its generation Kafka rejects writers that have lost their
     *     hosts
     * @param partitions how many partitions {@code links} has
     * @param owned the numbers of those that are owned
     */
    public record Assignment(ConsumerGroupMetadata group, int partitions, Set<Integer> owned) {
        /** {@return whether the instance is a member of the group} */
        public boolean isMember() {
            return group.generationId() > 0;
        }

        /**
         * Returns the partition of the links of a host, as Kafka's default partitioner computes it.
         *
         * @param host the host
         * @return the number of the partition
         */
        public int partition(String host) {
            return KafkaClients.partition(host.getBytes(StandardCharsets.UTF_8), partitions);
        }
    }

    /** {@return the present assignment} */
    public synchronized Assignment assignment() {
        return assignment;
    }

    /**
     * Replaces the assignment.
     *
     * @param group the scraper's membership
     * @param partitions how many partitions {@code links} has
     * @param owned all partitions that are assigned
     */
    public synchronized void assign(ConsumerGroupMetadata group, int partitions, Set<Integer> owned) {
        assignment = new Assignment(group, partitions, Set.copyOf(owned));
    }

    /**
     * Takes over a new generation of the membership, if there is one.
     *
     * @param group the scraper's present membership
     */
    public synchronized void renew(ConsumerGroupMetadata group) {
        if (group.generationId() != assignment.group().generationId()) {
            assignment = new Assignment(group, assignment.partitions(), assignment.owned());
        }
    }

    /**
     * Removes partitions that are lost already.
     *
     * @param partitions which
     */
    public synchronized void lose(Collection<Integer> partitions) {
        Set<Integer> left = new HashSet<>(assignment.owned());
        left.removeAll(partitions);
        assignment = new Assignment(assignment.group(), assignment.partitions(), Set.copyOf(left));
    }

    /**
     * Removes partitions that are about to be revoked. Returns when the poller has released them, or after a timeout.
     *
     * @param partitions which
     */
    public synchronized void revoke(Collection<Integer> partitions) {
        lose(partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (partitions.stream().anyMatch(acquired::contains)) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Lets the poller acquire a partition.
     *
     * @param partition which
     * @return whether it is owned and was not acquired before
     */
    public synchronized boolean acquire(int partition) {
        return assignment.owned().contains(partition) && acquired.add(partition);
    }

    /**
     * Releases partitions: the poller has finished its work on their hosts.
     *
     * @param partitions which
     */
    public synchronized void release(Collection<Integer> partitions) {
        acquired.removeAll(Set.copyOf(partitions));
        notifyAll();
    }
}
