package dev.courant.testkit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The same day twice, through one partition and through three: the same records and the same rows. Of the times at
 * which we worked only that of the database differs, when it wrote the row of an ended link.
 */
@ServersTest
class ReplayTwiceIT {
    private static final PipelineOptions ALL = new PipelineOptions(EnumSet.allOf(PipelineRole.class), true);
    private static final double PACE = 0.01;

    @Test
    void shouldGiveTheSameRecordsAndRows(Servers servers) {
        int port = freePort();

        Map<String, List<String>> first = replay(servers, port, 1);
        Map<String, List<String>> second = replay(servers, port, 3);

        assertThat(first.get("enriched")).isNotEmpty();
        assertThat(first.get("table article")).isNotEmpty();
        assertThat(second).containsOnlyKeys(first.keySet());
        assertThat(first.keySet().stream()
                        .flatMap(name -> differences(
                                name, first.getOrDefault(name, List.of()), second.getOrDefault(name, List.of()))))
                .isEmpty();
    }

    private static Pipeline start(Servers servers, int port) {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T08:00:00Z"));
        WorldServer server = WorldServer.start(
                World.demo(), WorldServer.Options.local(clock).withPace(PACE).withPort(port));
        return Playing.start(servers, World.demo(), server, clock, ALL);
    }

    /** The few that differ rather than all that are there. */
    private static Stream<String> differences(String name, List<String> first, List<String> second) {
        List<String> missing = new ArrayList<>(first);
        missing.removeAll(second);
        List<String> added = new ArrayList<>(second);
        added.removeAll(first);
        return Stream.concat(
                missing.stream().limit(2).map(text -> name + " only in the first: " + text),
                added.stream().limit(2).map(text -> name + " only in the second: " + text));
    }

    private static Map<String, List<String>> replay(Servers servers, int port, int partitions) {
        try (Servers own = servers.sibling(partitions);
                Pipeline pipeline = start(own, port)) {
            pipeline.advanceTo(pipeline.end().plus(Duration.ofHours(1)));
            return dump(own);
        }
    }

    private static Map<String, List<String>> dump(Servers servers) {
        Topics topics = servers.topics();
        Map<String, List<String>> dump = new TreeMap<>();
        Map<String, Topic<?, ?>> read = Map.of(
                "links", topics.links(),
                "articles", topics.articles(),
                "enriched", topics.enriched(),
                "outcomes", topics.outcomes(),
                "feed-status", topics.feedStatus(),
                "extractions", topics.extractions(),
                "dead-letters", topics.deadLetters());
        read.forEach((name, topic) -> dump.put(
                name,
                servers.values(topic).stream().map(Object::toString).sorted().toList()));
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                dump.put(
                        "table " + table,
                        strings(
                                statement,
                                "select (to_jsonb(t) - 'recorded_at')::text from \"" + table + "\" t order by 1"));
            }
        } catch (SQLException e) {
            throw new CourantException("cannot dump the rows: " + e.getMessage(), e);
        }
        return dump;
    }

    /** Positions in Kafka, and what is noted of migrations, say how the work was done and not what it found. */
    private static List<String> tables(Statement statement) throws SQLException {
        return strings(
                statement,
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                        + " and table_name not in ('consumer_offset', 'schema_history') order by 1");
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
