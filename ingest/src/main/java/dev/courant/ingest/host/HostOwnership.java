package dev.courant.ingest.host;

import dev.courant.runtime.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * Which hosts are this instance's own: those whose links it is assigned by Kafka. The reader of the links tells it; the
 * poller asks the same hosts for their feeds, so that a host is asked by one instance only, and never by its poller and
 * its scraper at once. Thread-safe.
 */
public final class HostOwnership {
    /** How long the poller has for ending what it does on hosts that go to another instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Integer> held = new HashSet<>();
    private Term term = new Term(new ConsumerGroupMetadata(""), 1, Set.of());

    /**
     * What is owned by now.
     *
     * @param group the membership in the consumer group that it rests on; with it Kafka tells writers that have lost
     *     their hosts from those that have not
     * @param partitions how many partitions the links have
     * @param owned the owned ones
     */
    public record Term(ConsumerGroupMetadata group, int partitions, Set<Integer> owned) {
        /** {@return whether the instance is a member of the group} */
        public boolean isMember() {
            return group.generationId() > 0;
        }

        /**
         * The partition of the links of a host: where Kafka's default partitioner puts its key.
         *
         * @param host the host
         * @return the number of the partition
         */
        public int partition(String host) {
            return KafkaClients.partition(host.getBytes(StandardCharsets.UTF_8), partitions);
        }
    }

    /** {@return what is owned now} */
    public synchronized Term term() {
        return term;
    }

    /**
     * The reader of the links was assigned what it is assigned.
     *
     * @param group its membership
     * @param partitions how many partitions the links have
     * @param owned all that it is assigned
     */
    public synchronized void own(ConsumerGroupMetadata group, int partitions, Set<Integer> owned) {
        term = new Term(group, partitions, Set.copyOf(owned));
    }

    /**
     * The reader of the links has perhaps another membership by now.
     *
     * @param group its membership
     */
    public synchronized void renew(ConsumerGroupMetadata group) {
        if (group.generationId() != term.group().generationId()) {
            term = new Term(group, term.partitions(), term.owned());
        }
    }

    /**
     * Partitions are gone already.
     *
     * @param partitions which
     */
    public synchronized void lose(Collection<Integer> partitions) {
        Set<Integer> left = new HashSet<>(term.owned());
        left.removeAll(partitions);
        term = new Term(term.group(), term.partitions(), Set.copyOf(left));
    }

    /**
     * Partitions are about to go. Returns when the poller has let go of them, or has had its time.
     *
     * @param partitions which
     */
    public synchronized void giveUp(Collection<Integer> partitions) {
        lose(partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (partitions.stream().anyMatch(held::contains)) {
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
     * The poller takes a partition up.
     *
     * @param partition which
     * @return whether it is owned
     */
    public synchronized boolean hold(int partition) {
        return term.owned().contains(partition) && held.add(partition);
    }

    /**
     * The poller has ended all that it did on the hosts of some partitions.
     *
     * @param partitions which
     */
    public synchronized void letGo(Collection<Integer> partitions) {
        held.removeAll(Set.copyOf(partitions));
        notifyAll();
    }
}
