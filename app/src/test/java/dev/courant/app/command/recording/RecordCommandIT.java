package dev.courant.app.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.command.CommandRunner.Result;
import dev.courant.embedded.recorded.RecordedWeb;
import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.embedded.world.http.RecordedRequest;
import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.recording.Recordings;
import dev.courant.runtime.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records the invented publishers over real HTTP, and plays back what was recorded. */
@Timeout(60)
class RecordCommandIT {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "COURANT_FETCH_ALLOW", "127.0.0.0/8",
            "COURANT_HOST_GAP", "5ms",
            "COURANT_POLL_INTERVAL", "1s",
            "COURANT_POLL_MIN_INTERVAL", "1s",
            "COURANT_POLL_MAX_INTERVAL", "1s",
            "COURANT_USER_AGENT", "Herald/1.0 (+https://example.org/bot)");

    private static WorldServer world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void publish() {
        world = WorldServer.start(
                World.demo(), WorldServer.Options.local(Clock.systemUTC()).withPace(Double.POSITIVE_INFINITY));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private Result record(String target, String time, List<String> feeds) {
        return new CommandRunner(ENVIRONMENT, Clock.systemUTC())
                .run(
                        "record",
                        "--feeds",
                        opml(feeds).toString(),
                        "--for",
                        time,
                        "--out",
                        folder.resolve(target).toString(),
                        "--json");
    }

    /** Records until the publishers have seen that all was asked for, and that feeds are polled again. */
    private Result recordUntilUnchanged(String target, List<String> feeds) throws InterruptedException {
        int before = world.requests().size();
        CompletableFuture<Result> result = new CompletableFuture<>();
        Thread command = Thread.ofPlatform().start(() -> result.complete(record(target, "1h", feeds)));
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            List<RecordedRequest> all = world.requests();
            List<RecordedRequest> requests = all.subList(before, all.size());
            return requests.stream().filter(request -> request.status() == 304).count() > 2L * feeds.size()
                    || result.isDone();
        });
        command.interrupt();
        command.join();
        return result.join();
    }

    private Path opml(List<String> feeds) {
        String outlines = feeds.stream()
                .map(url -> "<outline type='rss' xmlUrl='" + url + "'/>")
                .collect(Collectors.joining());
        try {
            return Files.writeString(
                    folder.resolve("feeds.opml"), "<opml version='2.0'><body>" + outlines + "</body></opml>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fetched fetched(Fetcher fetcher, String url) {
        return (Fetched) fetcher.fetch(FetchRequest.feed(WebUrl.parse(url).orElseThrow(), null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"week", "week.zip", "week.warc.gz"})
    void shouldRecordWhatTheRecordedWebThenServes(String target) throws Exception {
        Result result = recordUntilUnchanged(target, world.feedUrls());

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode totals = new ObjectMapper().readTree(result.out());
        Recording recording = Recordings.read(folder.resolve(target));
        int answers = recording.urls().stream()
                .mapToInt(url -> recording.times(url).size())
                .sum();
        assertThat(totals.get("answers").asInt()).isEqualTo(answers).isGreaterThan(30);
        assertThat(totals.get("unchanged").asInt())
                .as("polls that found nothing new")
                .isPositive();
        assertThat(totals.get("pages").asInt()).isGreaterThan(20);
        assertThat(recording.feeds()).extracting(RecordedFeed::url).containsAll(world.feedUrls());
        assertThat(recording.urls()).anyMatch(url -> url.endsWith("/robots.txt"));
        try (RecordedWeb web = RecordedWeb.start(recording, Clock.systemUTC());
                Fetcher recorded =
                        new Fetcher(Settings.read(FetchSettings.class, ENVIRONMENT), Clock.systemUTC(), web.gateway());
                Fetcher live = new Fetcher(Settings.read(FetchSettings.class, ENVIRONMENT), Clock.systemUTC())) {
            for (String feed : world.feedUrls()) {
                assertThat(fetched(recorded, feed).body())
                        .isEqualTo(fetched(live, feed).body());
                assertThat(fetched(recorded, feed).contentType())
                        .isEqualTo(fetched(live, feed).contentType());
            }
        }
    }

    @Test
    void shouldAskAsPolitelyAsEver() throws Exception {
        Instant begin = Instant.now();
        recordUntilUnchanged("polite", List.of(world.feedUrls().getFirst()));

        assertThat(world.requests())
                .filteredOn(request -> request.at().isAfter(begin))
                .allSatisfy(request ->
                        assertThat(request.headers().get("user-agent")).startsWith("Herald/1.0"))
                .anySatisfy(request -> assertThat(request.path()).isEqualTo("/robots.txt"))
                .anySatisfy(request -> assertThat(request.status()).isEqualTo(304));
    }

    @Test
    void shouldSayThatNothingWasRecorded() throws Exception {
        Result result = record("nothing", "1s", List.of("http://127.0.0.1:9/feed"));

        assertThat(result.error(1)).contains("failed: http://127.0.0.1:9/feed: ", "no server has answered");
        assertThat(folder.resolve("nothing")).doesNotExist();
        assertThat(files()).containsExactly("feeds.opml");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "taken, exists already",
        "taken.zip, exists already",
        "taken.warc.gz, exists already",
        "new.warc, name it",
        "taken/new, cannot be written"
    })
    void shouldCheckTheTargetBeforeTheFirstRequest(String target, String message) throws Exception {
        for (String taken : List.of("taken", "taken.zip", "taken.warc.gz")) {
            Files.write(folder.resolve(taken), "mine".getBytes(StandardCharsets.UTF_8));
        }
        int before = world.requests().size();

        assertThat(record(target, "5s", world.feedUrls()).error(1)).contains(target, message);

        assertThat(world.requests()).hasSize(before);
        assertThat(folder.resolve("taken")).hasContent("mine");
    }

    @Test
    void shouldRefuseTimesWithoutABound() throws Exception {
        for (String time : List.of("0s", "32d", "soon", "99999999999999d")) {
            assertThat(record("week", time, world.feedUrls()).error(2)).contains("'" + time + "': write a time");
        }
    }

    @Test
    void shouldRefuseAListWithoutFeeds() throws Exception {
        assertThat(record("week", "1s", List.of()).error(1)).contains("feeds.opml");
    }
}
