package dev.courant.app.command.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.CommandRunner;
import dev.courant.app.feeds.FeedFixtures;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.PollReport;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests polls; the test answers like ingest. */
@ServersTest
class PollNowIT {
    private static final Instant ADDED = Instant.parse("2026-02-01T00:00:00Z");

    private final Servers servers;
    private final CommandRunner typed;

    PollNowIT(Servers servers) {
        this.servers = servers;
        this.typed = new CommandRunner(servers.environment(), Clock.fixed(FeedFixtures.NOW, ZoneOffset.UTC));
    }

    @Test
    void shouldRequestAPollWithoutOtherChangesOfTheDefinition() {
        FeedDefinition before = add("https://pier.example/rss", FeedState.HEALTHY);

        CommandRunner.Result answer = typed.feeds("poll-now", "https://pier.example/rss");

        assertThat(answer).isEqualTo(CommandRunner.Result.of(0, "polls asked for: 1\n"));
        assertThat(last("https://pier.example/rss"))
                .isEqualTo(FeedDefinition.newBuilder(before)
                        .setPollRequestedAt(FeedFixtures.NOW)
                        .build());
    }

    @Test
    void shouldPrintTheResultOfThePoll() throws Exception {
        add("https://quay.example/rss", FeedState.HEALTHY);
        CompletableFuture<Void> ingest = answerRequest("https://quay.example/rss", FeedState.HEALTHY, 200, null);

        CommandRunner.Result answer = typed.feeds("poll-now", "--wait", "https://quay.example/rss");

        ingest.get(10, TimeUnit.SECONDS);
        assertThat(answer)
                .isEqualTo(
                        CommandRunner.Result.of(0, "polled  https://quay.example/rss  HTTP 200, 7 entries, 2 new\n"));
    }

    @Test
    void shouldFailWhenThePollFails() throws Exception {
        add("https://shoal.example/rss", FeedState.HEALTHY);
        CompletableFuture<Void> ingest =
                answerRequest("https://shoal.example/rss", FeedState.FAILING, 503, "HTTP 503 from there");

        CommandRunner.Result answer = typed.feeds("poll-now", "--wait", "https://shoal.example/rss");

        ingest.get(10, TimeUnit.SECONDS);
        assertThat(answer)
                .isEqualTo(CommandRunner.Result.of(
                        1, "failed  https://shoal.example/rss  HTTP 503; HTTP 503 from there\n"));
    }

    @Test
    void shouldGiveUpWithoutAPoll() {
        add("https://calm.example/rss", FeedState.HEALTHY);

        CommandRunner.Result answer = typed.feeds("poll-now", "--wait", "--timeout=1", "https://calm.example/rss");

        assertThat(answer)
                .isEqualTo(new CommandRunner.Result(
                        1,
                        "none    https://calm.example/rss  not polled yet\n",
                        "courant: no poll of 1 feeds within 1 s; does ingest run? They are polled when it does.\n"));
    }

    @Test
    void shouldNotPollAPausedFeed() {
        add("https://lull.example/rss", FeedState.HEALTHY);
        typed.feeds("pause", "https://lull.example/rss");

        CommandRunner.Result answer = typed.feeds("poll-now", "https://lull.example/rss");

        assertThat(answer.error(1)).startsWith("courant: https://lull.example/rss is paused: courant feeds resume ");
        assertThat(typed.feeds("poll-now", "--all").out()).startsWith("polls asked for: ");
        assertThat(last("https://lull.example/rss").getPollRequestedAt()).isNull();
    }

    private FeedDefinition add(String url, FeedState state) {
        FeedDefinition feed = FeedFixtures.definition(url).setUpdatedAt(ADDED).build();
        servers.send(servers.topics().feeds(), feed.getFeedId(), feed);
        send(FeedFixtures.status(url, state).setLastPoll(poll(ADDED, 304, null)).build());
        return feed;
    }

    /** Answers with a clock that is behind: a poll is new because its time is another one. */
    private CompletableFuture<Void> answerRequest(String url, FeedState state, int code, @Nullable String problem) {
        return CompletableFuture.runAsync(() -> {
            var unused = servers.await(
                    servers.topics().feeds(),
                    feeds -> feeds.stream()
                            .anyMatch(feed -> feed.getUrl().equals(url) && feed.getPollRequestedAt() != null));
            PollReport.Builder report = PollReport.newBuilder(poll(ADDED.plusSeconds(5), code, problem));
            send(FeedFixtures.status(url, state)
                    .setLastPoll(poll(ADDED, 304, null))
                    .build());
            send(FeedFixtures.status(url, state)
                    .setLastPoll(report.setEntries(7).setDiscovered(2).build())
                    .build());
        });
    }

    private void send(FeedStatus status) {
        servers.send(servers.topics().feedStatus(), status.getFeedId(), status);
    }

    private FeedDefinition last(String url) {
        return servers.values(servers.topics().feeds()).stream()
                .filter(feed -> feed.getFeedId().equals(Identity.ofFeed(url)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static PollReport poll(Instant at, int code, @Nullable String problem) {
        return PollReport.newBuilder()
                .setAt(at)
                .setHttpStatus(code)
                .setProblem(problem)
                .build();
    }
}
