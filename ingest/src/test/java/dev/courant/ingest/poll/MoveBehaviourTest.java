package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.report;
import static dev.courant.ingest.poll.PolledFeed.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.fetch.FetchResult.Validity;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoveBehaviourTest {
    private static final Reply FEED = Reply.ok(rss("", "a"));
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @DisplayName("22: 410")
    void shouldGiveUpOnlyWhenGoneIsSaidForADay() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(410));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.pass(DAY.minusSeconds(1));
            assertThat(feed.poll().status().getState()).isEqualTo(FeedState.FAILING);
            feed.pass(Duration.ofSeconds(1));

            assertThat(feed.poll().status().getState()).isEqualTo(FeedState.GONE);
        }
    }

    @ParameterizedTest
    @DisplayName("22: 410, then something else")
    @ValueSource(ints = {200, 404, 500})
    void shouldStartCountingAgainWhenGoneIsTakenBack(int status) {
        Reply other = status == 200 ? FEED : Reply.of(status);
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(410), other, Reply.of(410));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();
            feed.pass(DAY);

            assertThat(feed.poll().status().getState()).isEqualTo(FeedState.FAILING);
            assertThat(feed.status().getGoneSince()).isEqualTo(PolledFeed.NOON.plus(DAY));
        }
    }

    @ParameterizedTest
    @DisplayName("24: 301 and 308")
    @ValueSource(ints = {301, 308})
    void shouldAdoptAPermanentRedirectThatIsConfirmedForADay(int status) {
        Reply feed200 = FEED.with("ETag", "\"1\"");
        try (LoopbackServer server =
                        LoopbackServer.replying(request -> request.path().equals("/feed")
                                ? Reply.redirect(status, "/new")
                                : request.headers().containsKey("if-none-match") ? Reply.of(304) : feed200);
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            assertThat(feed.status().getUrl()).isEqualTo(server.url("/feed"));
            assertThat(feed.status().getMovedTo()).isEqualTo(server.url("/new"));
            feed.pass(DAY);
            feed.poll();

            assertThat(feed.status().getUrl()).isEqualTo(server.url("/new"));
            assertThat(feed.status().getMovedTo()).isNull();
            assertThat(feed.status().getMovedSince()).isNull();
        }
    }

    @Test
    @DisplayName("24: a permanent redirect that changes its mind")
    void shouldNotAdoptARedirectThatDoesNotStay() {
        try (LoopbackServer server = LoopbackServer.replying(
                        Reply.redirect(301, "/b"), FEED, Reply.redirect(301, "/c"), FEED, FEED);
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.pass(DAY);
            feed.poll();
            assertThat(feed.status().getMovedTo()).isEqualTo(server.url("/c"));
            feed.pass(DAY);
            feed.poll();

            assertThat(feed.status().getUrl()).isEqualTo(server.url("/feed"));
            assertThat(feed.status().getMovedTo()).isNull();
        }
    }

    @ParameterizedTest
    @DisplayName("25, 26: temporary and mixed redirects")
    @CsvSource({"302,302", "303,303", "307,307", "301,302", "302,301"})
    void shouldKeepTheUrlAfterATemporaryOrMixedRedirect(int first, int second) {
        try (LoopbackServer server = LoopbackServer.replying(
                        Map.of("/feed", Reply.redirect(first, "/b"), "/b", Reply.redirect(second, "/c"), "/c", FEED));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.pass(DAY);
            feed.poll();

            assertThat(feed.status().getState()).isEqualTo(FeedState.HEALTHY);
            assertThat(feed.status().getUrl()).isEqualTo(server.url("/feed"));
        }
    }

    @ParameterizedTest
    @DisplayName("27, 30: loops, and redirects out of HTTP")
    @ValueSource(strings = {"/feed", "file:///etc/passwd", "ftp://127.0.0.1/", "data:,x", "javascript:x"})
    void shouldTakeARedirectThatLeadsNowhereForAFailure(String location) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(301, location));
                PolledFeed feed = PolledFeed.of(server)) {
            FeedStatus status = feed.poll().status();

            assertThat(report(status).getProblem()).startsWith("REDIRECT");
            assertThat(feed.pause()).isGreaterThanOrEqualTo(PolledFeed.usual());
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    @DisplayName("28: a permanent redirect to another feed")
    void shouldGiveWayToTheFeedItWasRedirectedToForADay() {
        try (LoopbackServer server = LoopbackServer.replying(
                        request -> request.path().equals("/feed") ? Reply.redirect(301, "/other") : FEED);
                PolledFeed feed = PolledFeed.of(server)) {
            feed.knows("other", server.url("/other"));
            feed.poll();
            assertThat(feed.status().getState()).isEqualTo(FeedState.HEALTHY);
            feed.pass(DAY);
            feed.poll();

            assertThat(feed.status().getState()).isEqualTo(FeedState.DUPLICATE);
            assertThat(feed.status().getDuplicateOf()).isEqualTo("other");
            assertThat(feed.status().getUrl()).isEqualTo(server.url("/feed"));
        }
    }

    @Test
    @DisplayName("29: https to http")
    void shouldFlagARedirectThatGivesUpEncryptionAndNeverAdoptIt() {
        FeedDefinition definition = PolledFeed.definition("https://harbour.example/feed");
        FeedStatus before = FeedStatuses.initial(definition, PolledFeed.NOON);
        PollResult polled = new PollResult.Unchanged(304, new Validity(null, null, null), new Redirects(null, true));
        PollUpdate outcome = PollUpdate.of(
                new PollUpdate.Ended(
                        OwnedFeed.of(0, definition, before),
                        Origin.LIVE,
                        PolledFeed.NOON,
                        PolledFeed.NOON,
                        (feedId, url) -> Optional.empty()),
                polled,
                new Schedule(PolledFeed.SETTINGS, (feed, time) -> 0.5));

        assertThat(report(outcome.status()).getProblem()).isEqualTo("redirected from https to http");
        assertThat(outcome.status().getMovedTo()).isNull();
    }

    @Test
    @DisplayName("31: addresses that are not public")
    void shouldRefuseARedirectIntoAPrivateNetwork() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(301, "http://169.254.169.254/latest"));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();

            assertThat(report(feed.status()).getProblem()).startsWith("ADDRESS");
        }
    }
}
