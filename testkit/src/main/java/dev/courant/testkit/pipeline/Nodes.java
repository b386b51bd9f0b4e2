package dev.courant.testkit.pipeline;

import dev.courant.runtime.time.VirtualClock.WakeUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The nodes of a pipeline as one. Each has a clock of its own, and all clocks show the same time. What would be done
 * one after another in one instance is done one after another in several: of all that sleep in any node and whose time
 * has come, the first by time and name goes on, alone, and the next one when every node rests again. A name is that of
 * a host, a host has one owner, so the order is that of a single instance, whoever owns which host.
 *
 * <p>What Kafka spreads over the partitions runs side by side, as it does in one instance: reading links, enriching,
 * storing. None of it asks publishers for anything. Used by one thread.
 */
final class Nodes implements AutoCloseable {
    private final List<Node> nodes;

    private Nodes(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Starts nodes one after another; when one does not start, those that did are closed. */
    static Nodes start(List<Node.Start> starts, NodeOptions options) {
        Nodes started = new Nodes(new ArrayList<>());
        try {
            starts.forEach(start -> started.nodes.add(start.start(options)));
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    List<NodeState> states() {
        return nodes.stream().map(Node::state).toList();
    }

    void moveTo(Instant time) {
        nodes.forEach(node -> node.moveTo(time));
    }

    /** Wakes the first of those in all nodes whose sleep has ended; {@return whether there was one} */
    boolean wakeNext(Instant now) {
        Node first = null;
        WakeUp earliest = null;
        for (Node node : nodes) {
            WakeUp next = node.state().nextWakeUp().orElse(null);
            if (next != null && !next.at().isAfter(now) && (earliest == null || next.compareTo(earliest) < 0)) {
                first = node;
                earliest = next;
            }
        }
        if (first == null) {
            return false;
        }
        first.wakeNext();
        return true;
    }

    /** Returns when something is due next; never, which is after every other time, when nothing is. */
    Instant nextDue() {
        return states().stream()
                .flatMap(state -> Stream.of(state.nextPoll(), state.nextWakeUp().map(WakeUp::at)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    long unended() {
        return states().stream().mapToLong(NodeState::unended).sum();
    }

    /**
     * Returns up to where all records are in the database. A node that has given a partition away has stored what it
     * said.
     */
    Map<TopicPartition, Long> stored() {
        Map<TopicPartition, Long> stored = new HashMap<>();
        states().forEach(state -> state.stored().forEach((partition, end) -> stored.merge(partition, end, Math::max)));
        return stored;
    }

    String problems() {
        return nodes.stream().map(Node::problems).collect(Collectors.joining());
    }

    @Override
    public void close() {
        SideBySide.run(nodes.stream().map(node -> node::close));
    }
}
