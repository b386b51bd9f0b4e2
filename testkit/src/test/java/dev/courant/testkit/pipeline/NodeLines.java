package dev.courant.testkit.pipeline;

import dev.courant.runtime.time.VirtualClock.WakeUp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** States of nodes as lines of text: fields between tabs. Stateless. */
final class NodeLines {
    private static final String FIELD = "\t";
    private static final int FIELDS = 10;

    private NodeLines() {}

    static String write(NodeState state) {
        return String.join(
                FIELD,
                Long.toString(state.process()),
                Boolean.toString(state.rests()),
                Long.toString(state.polls()),
                write(state.definitions()),
                write(state.links()),
                write(state.stored()),
                Long.toString(state.unended()),
                state.nextPoll().map(Instant::toString).orElse(""),
                state.nextWakeUp().map(next -> next.at() + " " + next.who()).orElse(""),
                state.report().replaceAll("\\s", " "));
    }

    static NodeState read(String line) {
        String[] fields = line.split(FIELD, FIELDS);
        return new NodeState(
                Long.parseLong(fields[0]),
                Boolean.parseBoolean(fields[1]),
                Long.parseLong(fields[2]),
                positions(fields[3]),
                positions(fields[4]),
                positions(fields[5]),
                Long.parseLong(fields[6]),
                Optional.of(fields[7]).filter(text -> !text.isEmpty()).map(Instant::parse),
                Optional.of(fields[8]).filter(text -> !text.isEmpty()).map(NodeLines::wakeUp),
                fields[9]);
    }

    private static WakeUp wakeUp(String text) {
        int space = text.indexOf(' ');
        return new WakeUp(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    }

    private static String write(Map<TopicPartition, Long> positions) {
        return positions.entrySet().stream()
                .map(entry -> entry.getKey().topic() + ":" + entry.getKey().partition() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    private static Map<TopicPartition, Long> positions(String text) {
        return Arrays.stream(text.split(","))
                .filter(position -> !position.isEmpty())
                .map(position -> position.split(":"))
                .collect(Collectors.toMap(
                        parts -> new TopicPartition(parts[0], Integer.parseInt(parts[1])),
                        parts -> Long.parseLong(parts[2])));
    }
}
