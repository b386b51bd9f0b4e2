package dev.courant.ingest.host;

import dev.courant.runtime.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts this instance owns: those of the partitions of {@code links} that Kafka assigns to it. The scraper, which
 * reads the links, reports its assignment here; the poller polls the feeds of the same hosts, so that a host is asked
 * by one instance only. Thread-safe.
 *
 * <p>A partition that was lost may come back, after another instance has polled its feeds. Each uninterrupted time of
 * ownership therefore has a number, its tenure: what the poller knows of a feed is valid within one tenure only.
 */
public final class HostOwnership {
    /** How long the poller may take to finish its work on hosts that go to another instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Integer> acquired = new HashSet<>();
    private long lastTenure;
    private Assignment assignment = new Assignment(new ConsumerGroupMetadata(""), 1, Map.of(), Map.of());

    /**
     * The partitions that are owned at present.
     *
     * @param group the membership in the consumer group; by its generation Kafka rejects writers that have lost their
     *     hosts
     * @param partitions how many partitions {@code links} has
     * @param tenures the numbers of those that are owned, each with its tenure
     * @param leaving those that are about to be revoked, each with its tenure: results of their hosts may still be
     *     written
     */
    public record Assignment(
            ConsumerGroupMetadata group, int partitions, Map<Integer, Long> tenures, Map<Integer, Long> leaving) {
        /** {@return whether the instance is a member of the group} */
        public boolean isMember() {
            return group.generationId() > 0;
        }

        /** {@return the numbers of the partitions that are owned} */
        public Set<Integer> owned() {
            return tenures.keySet();
        }

        /**
         * Returns whether a partition has been owned without interruption since a tenure began.
         *
         * @param partition the number of the partition
         * @param tenure the number of the tenure
         * @return whether results may be written that were begun in that tenure
         */
        public boolean holds(int partition, long tenure) {
            return is(tenures.get(partition), tenure) || is(leaving.get(partition), tenure);
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

        private static boolean is(@Nullable Long present, long tenure) {
            return present != null && present == tenure;
        }
    }

    /** {@return the present assignment} */
    public synchronized Assignment assignment() {
        return assignment;
    }

    /**
     * Replaces the assignment. The tenures of partitions that are owned already go on.
     *
     * @param group the scraper's membership
     * @param partitions how many partitions {@code links} has
     * @param owned all partitions that are assigned
     */
    public synchronized void assign(ConsumerGroupMetadata group, int partitions, Set<Integer> owned) {
        Map<Integer, Long> tenures = new HashMap<>(assignment.tenures());
        tenures.keySet().retainAll(owned);
        owned.forEach(partition -> tenures.computeIfAbsent(partition, added -> ++lastTenure));
        assignment = new Assignment(group, partitions, Map.copyOf(tenures), Map.of());
    }

    /**
     * Takes over a new generation or a new id of the membership, if there is one.
     *
     * @param group the scraper's present membership
     */
    public synchronized void renew(ConsumerGroupMetadata group) {
        if (!group.equals(assignment.group())) {
            assignment = new Assignment(group, assignment.partitions(), assignment.tenures(), assignment.leaving());
        }
    }

    /**
     * Removes partitions that are lost already: nothing more can be written for their hosts.
     *
     * @param partitions which
     */
    public synchronized void lose(Collection<Integer> partitions) {
        remove(partitions, Map.of());
    }

    /**
     * Removes partitions that are about to be revoked. Returns when the poller has released them, or after a timeout;
     * then nothing more is to be written for their hosts.
     *
     * @param partitions which
     */
    public synchronized void revoke(Collection<Integer> partitions) {
        Map<Integer, Long> leaving = new HashMap<>(assignment.tenures());
        leaving.keySet().retainAll(Set.copyOf(partitions));
        remove(partitions, Map.copyOf(leaving));
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
        } finally {
            remove(partitions, Map.of());
        }
    }

    /**
     * Lets the poller acquire a partition.
     *
     * @param partition which
     * @param tenure the tenure in which the poller has seen it assigned
     * @return whether it is owned in that tenure and was not acquired before
     */
    public synchronized boolean acquire(int partition, long tenure) {
        return Assignment.is(assignment.tenures().get(partition), tenure) && acquired.add(partition);
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

    private void remove(Collection<Integer> partitions, Map<Integer, Long> leaving) {
        Map<Integer, Long> left = new HashMap<>(assignment.tenures());
        left.keySet().removeAll(Set.copyOf(partitions));
        assignment = new Assignment(assignment.group(), assignment.partitions(), Map.copyOf(left), leaving);
    }
}
