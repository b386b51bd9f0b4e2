package dev.courant.app.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.CommandRunner;
import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Topic;
import dev.courant.testkit.pipeline.Pipeline;
import dev.courant.testkit.pipeline.PipelineOptions;
import dev.courant.testkit.pipeline.PipelineRole;
import dev.courant.testkit.pipeline.Playing;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A morning of live news, and the same morning with history imported into the same topics meanwhile. */
@ServersTest
class ReplayBesideLiveIT {
    private static final PipelineOptions LIVE = new PipelineOptions(EnumSet.allOf(PipelineRole.class), false);
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final String BEFORE = "2026-03-02T07:00:00Z";

    /** Stories that their files spread over ten minutes take more than half an hour. */
    private static final double PACE = 0.25;

    private final int port = freePort();

    @TempDir
    private Path folder;

    /** What happens in the middle of the morning. */
    private interface Meanwhile {
        void run(Servers servers, Pipeline pipeline) throws IOException, SQLException;
    }

    @Test
    void shouldFindTheSameLiveNews(Servers servers) throws Exception {
        Map<String, List<String>> alone = live(servers, (own, pipeline) -> {});
        Map<String, List<String>> beside = live(servers, this::replayHistory);

        assertThat(alone.get("enriched")).isNotEmpty();
        assertThat(beside).isEqualTo(alone);
    }

    /** Articles of another publisher, and how a page looked before the poll that found it. */
    private void replayHistory(Servers own, Pipeline pipeline) throws IOException, SQLException {
        Article known = own.values(own.topics().enriched()).getFirst().getArticle();
        WarcFile file = new WarcFile(folder.resolve("history.warc.gz"))
                .article("https://harbour.example/2026/03/01/one", BEFORE, WarcFile.page("Quay one"))
                .article("https://harbour.example/2026/03/01/two", BEFORE, WarcFile.page("Quay two"))
                .article(known.getCanonicalUrl(), BEFORE, WarcFile.page(known.getTitle()));

        CommandRunner.Result replayed = new CommandRunner(own.environment(), pipeline.clock())
                .run("replay", file.path().toString());

        assertThat(replayed.out()).as(replayed.err()).startsWith("3 records of 1 file: 3 articles");
        pipeline.advanceTo(pipeline.clock().instant());
        assertThat(own.values(own.topics().enriched()))
                .extracting(EnrichedArticle::getArticle)
                .filteredOn(article -> article.getOrigin() == Origin.BACKFILL)
                .hasSize(3)
                .extracting(Article::getArticleId)
                .contains(known.getArticleId());
        assertThat(strings(own, "select article_id from revision where article_id = '" + known.getArticleId() + "'"))
                .as("two revisions of the page")
                .hasSize(2);
    }

    private Map<String, List<String>> live(Servers servers, Meanwhile meanwhile) throws IOException, SQLException {
        VirtualClock clock = new VirtualClock(BEGIN);
        WorldServer server = WorldServer.start(
                World.demo(), WorldServer.Options.local(clock).withPace(PACE).withPort(port));
        try (Servers own = servers.sibling(2);
                Pipeline pipeline = Playing.start(own, World.demo(), server, clock, LIVE)) {
            pipeline.advanceTo(BEGIN.plus(Duration.ofMinutes(10)));
            meanwhile.run(own, pipeline);
            pipeline.advanceTo(pipeline.end().plus(Duration.ofMinutes(30)));
            return liveOnes(own);
        }
    }

    private static Map<String, List<String>> liveOnes(Servers own) throws SQLException {
        Map<String, List<String>> found = new TreeMap<>();
        found.put("links", live(own, own.topics().links()));
        found.put("articles", live(own, own.topics().articles()));
        found.put("outcomes", live(own, own.topics().outcomes()));
        found.put("feed status", texts(own, own.topics().feedStatus()));
        found.put(
                "enriched",
                own.values(own.topics().enriched()).stream()
                        .filter(enriched -> enriched.getArticle().getOrigin() == Origin.LIVE)
                        .map(EnrichedArticle::toString)
                        .sorted()
                        .toList());
        found.put(
                "links in the database",
                strings(
                        own,
                        "select (to_jsonb(l) - 'recorded_at')::text from link l where origin = 'LIVE' order by 1"));
        // One of them has one revision more.
        found.put(
                "articles in the database",
                strings(
                        own,
                        "select (to_jsonb(a) - 'revisions')::text from article a where article_id in"
                                + " (select article_id from link where origin = 'LIVE') order by 1"));
        return found;
    }

    private static List<String> live(Servers own, Topic<?, ? extends GenericRecord> topic) {
        return own.values(topic).stream()
                .filter(value -> value.get("origin") == Origin.LIVE)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private static List<String> texts(Servers own, Topic<?, ?> topic) {
        return own.values(topic).stream().map(Object::toString).sorted().toList();
    }

    private static List<String> strings(Servers own, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (var connection = DriverManager.getConnection(own.jdbcUrl());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
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
