package dev.courant.ingest.robots;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("40: robots.txt")
class RobotsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-05-06T12:00:00Z"));
    private final Fetcher fetcher = Fetching.fetcher();
    private final Robots robots = new Robots(fetcher, now::get, "Harbour/2.0 (+https://example.org/bot)");

    @AfterEach
    void close() {
        fetcher.close();
    }

    private RobotsVerdict verdict(LoopbackServer server, String path) {
        return robots.verdict(web(server.url(path)));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void shouldObeyTheGroupThatNamesIt() {
        Reply file = Reply.ok("User-agent: *\nDisallow: /\n\nUser-agent: harbour\nDisallow: /private\n");
        try (LoopbackServer server = LoopbackServer.replying(file)) {
            assertThat(verdict(server, "/news?page=2")).isEqualTo(RobotsVerdict.ALLOWED);
            assertThat(verdict(server, "/private/a")).isEqualTo(RobotsVerdict.DISALLOWED);
            assertThat(server.requests()).hasSize(1);
            assertThat(server.last().path()).isEqualTo("/robots.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void shouldAllowAllWhenThereIsNone(int status) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(status))) {
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void shouldStayAwayUntilTheServerCanAnswer(int status) {
        Reply file = Reply.ok("User-agent: *\nDisallow: /private\n");
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(status), file)) {
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.UNREACHABLE);
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.UNREACHABLE);
            assertThat(server.requests()).hasSize(1);

            pass(Duration.ofMinutes(11));

            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    @Test
    void shouldNotFollowItIntoAPrivateNetworkAndStayAway() throws IOException {
        Map<String, String> narrow = Map.of("COURANT_FETCH_ALLOW", "127.0.0.1/32");
        try (ServerSocket inside = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.99"));
                LoopbackServer server = LoopbackServer.replying(Map.of(
                        "/robots.txt",
                        Reply.redirect(302, "http://127.0.0.99:" + inside.getLocalPort() + "/robots.txt")));
                Fetcher guarded = Fetching.fetcher(now::get, narrow)) {
            Robots wary = new Robots(guarded, now::get, "Harbour/2.0");

            assertThat(wary.verdict(web(server.url("/a")))).isEqualTo(RobotsVerdict.UNREACHABLE);
            assertThat(wary.problem(web(server.url("/a"))))
                    .startsWith("it redirects to http://127.0.0.99:" + inside.getLocalPort()
                            + "/robots.txt, where we may not go: ");

            inside.setSoTimeout(1);
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void shouldStayAwayWhenThereIsNoConnection() {
        LoopbackServer server = LoopbackServer.replying(Reply.of(404));
        server.close();

        assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.UNREACHABLE);
    }

    @Test
    void shouldAskAgainAfterADay() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(404), Reply.ok("User-agent: *\nDisallow: /"))) {
            verdict(server, "/a");
            pass(Duration.ofHours(23));
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
            pass(Duration.ofHours(2));

            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.DISALLOWED);
        }
    }

    @Test
    void shouldKeepOldRulesWhileTheFileCannotBeReached() {
        try (LoopbackServer server =
                LoopbackServer.replying(Reply.ok("User-agent: *\nDisallow: /private"), Reply.of(500))) {
            verdict(server, "/a");
            pass(Duration.ofHours(25));

            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
            assertThat(verdict(server, "/private")).isEqualTo(RobotsVerdict.DISALLOWED);
        }
    }

    @Test
    void shouldKeepOldRulesForAsLongAsTheFileCannotBeReached() {
        try (LoopbackServer server =
                LoopbackServer.replying(Reply.ok("User-agent: *\nDisallow: /private"), Reply.of(503))) {
            verdict(server, "/a");
            for (int day = 0; day < 40; day++) {
                pass(Duration.ofHours(25));
                assertThat(verdict(server, "/private")).isEqualTo(RobotsVerdict.DISALLOWED);
            }

            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 10m", "3600, 1h", "99999999, 24h"})
    void shouldAskAgainWhenTheFileIsNoLongerFresh(String maxAge, String kept) {
        Reply file = Reply.ok("User-agent: *\nDisallow: /").with("Cache-Control", "max-age=" + maxAge);
        try (LoopbackServer server = LoopbackServer.replying(file)) {
            assertAskedAgainAfter(Duration.parse("PT" + kept), server);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 10m", "3600, 1h", "99999999, 24h"})
    void shouldAskAgainWhenABusyServerSays(String retryAfter, String wait) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(503).with("Retry-After", retryAfter))) {
            assertAskedAgainAfter(Duration.parse("PT" + wait), server);
        }
    }

    private void assertAskedAgainAfter(Duration time, LoopbackServer server) {
        verdict(server, "/a");
        pass(time.minusSeconds(1));
        verdict(server, "/a");
        assertThat(server.requests()).hasSize(1);
        pass(Duration.ofSeconds(1));
        verdict(server, "/a");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void shouldNotTakeATestForBotsForAFile() {
        Reply test = Reply.ok("<p>Are you a person?").with("cf-mitigated", "challenge");
        try (LoopbackServer server = LoopbackServer.replying(test)) {
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.UNREACHABLE);
        }
    }

    @Test
    void shouldTakeAnEmptyAnswerForNoRules() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(204))) {
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    @Test
    void shouldApplyAFileFoundElsewhereToTheSiteThatWasAsked() {
        Reply file = Reply.ok("User-agent: *\nDisallow: /private");
        try (LoopbackServer elsewhere = LoopbackServer.replying(file);
                LoopbackServer server = LoopbackServer.replying(Reply.redirect(301, elsewhere.url("/rules.txt")))) {
            assertThat(verdict(server, "/private")).isEqualTo(RobotsVerdict.DISALLOWED);
            assertThat(verdict(server, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    @Test
    void shouldCompareThePathThatIsRequested() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("User-agent: *\nDisallow: /häfen"))) {
            assertThat(verdict(server, "/a/../häfen")).isEqualTo(RobotsVerdict.DISALLOWED);
            assertThat(verdict(server, "/a/%2e%2e/h%c3%a4fen")).isEqualTo(RobotsVerdict.DISALLOWED);
        }
    }

    @Test
    void shouldAlwaysAllowTheFileItself() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("User-agent: *\nDisallow: /"))) {
            assertThat(verdict(server, "/robots.txt")).isEqualTo(RobotsVerdict.ALLOWED);
            assertThat(verdict(server, "/robots.txt.html")).isEqualTo(RobotsVerdict.DISALLOWED);
        }
    }

    @Test
    void shouldSayHowLongToWaitBetweenRequests() {
        Reply file = Reply.ok("User-agent: *\nCrawl-delay: 3\n\nUser-agent: harbour\nCrawl-delay: 1.5\n");
        try (LoopbackServer server = LoopbackServer.replying(file)) {
            assertThat(robots.crawlDelay(web(server.url("/a")))).isEqualTo(Duration.ofMillis(1_500));
            verdict(server, "/a");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldNotMakeUpADelayForASiteThatCannotAnswer() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(500))) {
            assertThat(robots.crawlDelay(web(server.url("/a")))).isZero();
        }
    }

    @Test
    void shouldReadTheBeginningOfAHugeFile() {
        String huge = "User-agent: *\nDisallow: /private\n" + "# a line that says nothing\n".repeat(800_000);
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok(huge))) {
            assertThat(verdict(server, "/private")).isEqualTo(RobotsVerdict.DISALLOWED);
        }
    }

    @Test
    void shouldFollowFiveRedirectsAndTakeMoreForNone() {
        Reply file = Reply.ok("User-agent: *\nDisallow: /");
        try (LoopbackServer five = LoopbackServer.replying(r -> hop(r.path(), 5, file));
                LoopbackServer six = LoopbackServer.replying(r -> hop(r.path(), 6, file))) {
            assertThat(verdict(five, "/a")).isEqualTo(RobotsVerdict.DISALLOWED);
            assertThat(verdict(six, "/a")).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    private static Reply hop(String path, int hops, Reply file) {
        int hop = path.equals("/robots.txt") ? 0 : Integer.parseInt(path.substring(1));
        return hop == hops ? file : Reply.redirect(302, "/" + (hop + 1));
    }
}
