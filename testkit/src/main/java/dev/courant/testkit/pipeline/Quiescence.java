package dev.courant.testkit.pipeline;

import dev.courant.runtime.kafka.ClusterOffsets;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when ingest has done everything that can be done at the present time: nothing is due, and whoever has work left
 * waits for a later time, or for its turn. Used by one thread, which alone moves the clock.
 *
 * <p>Nodes are looked at one after another. The only work that one gives to another is the links that it has written: a
 * node rests when these are written, and where they end is asked after all nodes were looked at. So a node that has
 * read up to there has been seen at rest with all of them.
 */
final class Quiescence {
    private final Nodes nodes;
    private final ClusterOffsets cluster;
    private final Topics topics;
    private Map<TopicPartition, Long> definitions = Map.of();
    private Map<TopicPartition, Long> links = Map.of();
    private List<Written> linksAsOf = List.of();

    /** How many polls a process has written. */
    private record Written(long process, long polls) {}

    Quiescence(Nodes nodes, ClusterOffsets cluster, Topics topics) {
        this.nodes = nodes;
        this.cluster = cluster;
        this.topics = topics;
    }

    /** Waits for all definitions of feeds, links and others that are in the topics now, whoever has written them. */
    void expectWhatIsThere() {
        definitions = cluster.ends(List.of(topics.feeds().name()));
        linksAsOf = List.of();
    }

    /** {@return where the topic of the links ends, as of the last look} */
    Map<TopicPartition, Long> linkEnds() {
        return links;
    }

    boolean isReached() {
        List<NodeState> states = nodes.states();
        if (!states.stream().allMatch(this::rests)) {
            return false;
        }
        List<Written> written = states.stream()
                .map(state -> new Written(state.process(), state.polls()))
                .toList();
        if (!written.equals(linksAsOf)) {
            links = cluster.ends(List.of(topics.links().name()));
            linksAsOf = written;
        }
        return isShared(states) && ReadPositions.reach(read(states), links);
    }

    private boolean rests(NodeState state) {
        return state.rests() && ReadPositions.reach(state.definitions(), definitions);
    }

    /**
     * Returns whether each partition of the links has one owner, and no node has more of them than its share: Kafka
     * moves none of them then, until a node comes or goes.
     */
    private boolean isShared(List<NodeState> states) {
        var shares = states.stream().mapToInt(state -> state.links().size()).summaryStatistics();
        return shares.getSum() == links.size() && shares.getMax() - shares.getMin() <= 1;
    }

    private static Map<TopicPartition, Long> read(List<NodeState> states) {
        Map<TopicPartition, Long> read = new HashMap<>();
        states.forEach(state -> read.putAll(state.links()));
        return read;
    }

    @Override
    public String toString() {
        return nodes.states().stream().map(NodeState::report).collect(Collectors.joining("; ")) + ", definitions to "
                + definitions + ", links to " + links;
    }
}
