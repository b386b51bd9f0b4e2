package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

    private final Fetcher fetcher =
            Fetching.fetcher(InstantSource.fixed(NOON), Map.of("COURANT_FETCH_MAX_BYTES", "4KiB"));

    @AfterEach
    void close() {
        fetcher.close();
    }

    private FetchResult page(LoopbackServer server, String path) {
        return fetcher.fetch(FetchRequest.page(web(server.url(path))));
    }

    @Test
    void shouldIntroduceItselfAndCarryNothingElse() {
        try (LoopbackServer server =
                LoopbackServer.replying(Reply.redirect(302, "/b").with("Set-Cookie", "id=7"), Reply.ok("hello"))) {
            page(server, "/a");

            assertThat(server.last().headers())
                    .containsEntry("user-agent", "Harbour/2.0 (+https://example.org/bot)")
                    .containsEntry("accept-encoding", "gzip, deflate, br, zstd")
                    .doesNotContainKeys("cookie", "referer", "if-none-match", "if-modified-since");
        }
    }

    @ParameterizedTest
    @CsvSource({"301,true", "308,true", "302,false", "303,false", "307,false"})
    void shouldFollowEachRedirectAndTellThePermanentOnes(int status, boolean permanent) {
        try (LoopbackServer server =
                LoopbackServer.replying(Map.of("/a", Reply.redirect(status, "/b#part"), "/b", Reply.ok("b")))) {
            Fetched fetched = (Fetched) page(server, "/a");

            assertThat(fetched.url()).isEqualTo(web(server.url("/b")));
            assertThat(fetched.redirects().movedTo()).isEqualTo(permanent ? web(server.url("/b")) : null);
        }
    }

    @Test
    void shouldStopInALoop() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(301, "/a"))) {
            assertThat(page(server, "/a"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.REDIRECT));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/html,x", "javascript:alert(1)", "http://"})
    void shouldNotLeaveHttp(String location) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(301, location))) {
            assertThat(page(server, "/a"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.REDIRECT));
        }
    }

    @Test
    void shouldNotFollowWhereItIsNotWanted() {
        try (LoopbackServer server =
                LoopbackServer.replying(Map.of("/a", Reply.redirect(302, "/private"), "/private", Reply.ok("x")))) {
            FetchResult result = fetcher.fetch(
                    FetchRequest.page(web(server.url("/a"))),
                    url -> !url.requestTarget().equals("/private"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.UNWANTED));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"120,PT2M", "'Tue, 06 May 2031 12:30:00 GMT',PT30M", "'Tue, 06 May 2031 11:00:00 GMT',PT0S", "soon,"})
    void shouldReadRetryAfter(String header, Duration expected) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(429).with("Retry-After", header))) {
            assertThat(page(server, "/")).isEqualTo(new Rejected(web(server.url("/")), 429, expected, false));
        }
    }

    @ParameterizedTest
    @CsvSource({"cf-mitigated,challenge,403", "x-amzn-waf-action,captcha,405", "x-datadome,protected,403"})
    void shouldKnowABotWall(String header, String value, int status) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(status).with(header, value))) {
            assertThat(page(server, "/")).isEqualTo(new Rejected(web(server.url("/")), status, null, true));
        }
    }

    @Test
    void shouldTakeADocumentAsLargeAsAllowedAndNoByteMore() {
        byte[] largest = new byte[4096];
        try (LoopbackServer server = LoopbackServer.replying(Map.of(
                "/fits", Reply.of(200).with(largest),
                "/not", Reply.of(200).with(new byte[4097]),
                "/bomb", Reply.of(200).with(Fetching.gzip(new byte[1 << 20])).with("Content-Encoding", "gzip")))) {
            assertThat(page(server, "/fits"))
                    .isInstanceOfSatisfying(
                            Fetched.class, it -> assertThat(it.body()).isEqualTo(largest));
            assertThat(page(server, "/not"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.TOO_LARGE));
            assertThat(page(server, "/bomb"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.TOO_LARGE));
        }
    }

    @Test
    void shouldReadOnlyTheBeginningWhereThatIsEnough() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(200).with(new byte[9000]))) {
            assertThat(fetcher.fetch(FetchRequest.text(web(server.url("/")), 100)))
                    .isInstanceOfSatisfying(
                            Fetched.class, it -> assertThat(it.body()).hasSize(100));
        }
    }

    @Test
    void shouldCallATruncatedBodyAFailure() {
        byte[] half =
                Fetching.gzip("a text that is long enough to be cut".repeat(9).getBytes(UTF_8));
        Map<String, Reply> replies = Map.of(
                "/length", Reply.ok("half").with("Content-Length", "10"),
                "/chunked", Reply.ok("4\r\nhalf\r\n").with("Transfer-Encoding", "chunked"),
                "/gzip", Reply.of(200).with(Arrays.copyOf(half, 30)).with("Content-Encoding", "gzip"));
        try (LoopbackServer server = LoopbackServer.replying(replies)) {
            for (String path : replies.keySet()) {
                assertThat(page(server, path))
                        .as(path)
                        .isInstanceOfSatisfying(
                                Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.CONNECTION));
            }
        }
    }

    @Test
    void shouldLimitFeedsByTheirOwnSize() {
        Reply large = Reply.of(200).with(new byte[3000]);
        try (LoopbackServer server = LoopbackServer.replying(large);
                Fetcher strict = Fetching.fetcher(
                        InstantSource.fixed(NOON),
                        Map.of("COURANT_FETCH_MAX_BYTES", "4KiB", "COURANT_FETCH_MAX_FEED_BYTES", "2KiB"))) {
            assertThat(strict.fetch(FetchRequest.page(web(server.url("/"))))).isInstanceOf(Fetched.class);
            assertThat(strict.fetch(FetchRequest.feed(web(server.url("/")), null, null)))
                    .isInstanceOfSatisfying(Fetched.class, it -> {
                        assertThat(it.body()).hasSize(2048);
                        assertThat(it.whole()).isFalse();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 203, 206, 226})
    void shouldTakeTheBodyOfAnySuccess(int status) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(status).with("news".getBytes(UTF_8)))) {
            assertThat(page(server, "/"))
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            it -> assertThat(it.body()).asString(UTF_8).isEqualTo("news"));
        }
    }

    @Test
    void shouldFollowWhatAPageRefreshesTo() {
        Reply html = Reply.of(200).with("Content-Type", "text/html");
        try (LoopbackServer server = LoopbackServer.replying(Map.of(
                "/old", html.with("<meta http-equiv=refresh content='0; url=sub/mid'>".getBytes(UTF_8)),
                "/sub/mid", html.with("Refresh", "0;URL=/new").with("wait".getBytes(UTF_8)),
                "/new", html.with("the story".getBytes(UTF_8))))) {
            assertThat(page(server, "/old")).isInstanceOfSatisfying(Fetched.class, it -> {
                assertThat(it.url()).hasToString(server.url("/new"));
                assertThat(it.redirects().movedTo()).isNull();
            });
        }
    }

    @Test
    void shouldAskWhetherTheTargetOfARefreshIsWanted() {
        Reply refresh =
                Reply.ok("<meta http-equiv=refresh content='0;/private'>").with("Content-Type", "text/html");
        try (LoopbackServer server = LoopbackServer.replying(refresh)) {
            assertThat(fetcher.fetch(
                            FetchRequest.page(web(server.url("/"))),
                            target -> !target.toString().endsWith("/private")))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.UNWANTED));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldNotContactAnAddressThatARefreshNames() {
        Reply refresh = Reply.ok("<meta http-equiv=refresh content='0;http://10.0.0.7/'>")
                .with("Content-Type", "text/html");
        try (LoopbackServer server = LoopbackServer.replying(refresh)) {
            assertThat(page(server, "/"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
        }
    }

    @Test
    void shouldCountRefreshesAsRedirects() {
        AtomicInteger next = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.replying(
                request -> Reply.ok("<meta http-equiv=refresh content='0;/" + next.incrementAndGet() + "'>")
                        .with("Content-Type", "text/html"))) {
            assertThat(page(server, "/"))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.REDIRECT));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void shouldFollowNoRefreshOfAFeed() {
        Reply refresh = Reply.ok("<meta http-equiv=refresh content='0;/other'>").with("Content-Type", "text/html");
        try (LoopbackServer server = LoopbackServer.replying(refresh)) {
            assertThat(fetcher.fetch(FetchRequest.feed(web(server.url("/")), null, null)))
                    .isInstanceOf(Fetched.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** The server of the tests writes headers in Latin-1. */
    @Test
    void shouldSendTheBytesOfALocationAsTheyCame() {
        Reply story = Reply.ok("news");
        try (LoopbackServer server = LoopbackServer.replying(
                Map.of("/old", Reply.redirect(301, "/r\u00e9ouverture?\u00e0=1"), "/r%E9ouverture?%E0=1", story))) {
            assertThat(page(server, "/old"))
                    .isInstanceOfSatisfying(
                            Fetched.class, it -> assertThat(it.url()).hasToString(server.url("/r%E9ouverture?%E0=1")));
        }
    }

    @Test
    void shouldSayThatARedirectAsksForACookie() {
        Reply circle = Reply.redirect(302, "/story").with("Set-Cookie", "seen=1");
        try (LoopbackServer server = LoopbackServer.replying(circle)) {
            assertThat(page(server, "/story"))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it -> assertThat(it.detail())
                                    .endsWith(
                                            "redirects more than 5 times and asks for a cookie; cookies are not kept"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/archive/2031/,/archive/2031/",
        "2031/feed.xml,/news/2031/feed.xml",
        "http://example.org/feed,/news/feed",
        "https://127.0.0.1/feed,/news/feed",
        "http:///,/news/feed",
        "/news/feed,/news/feed",
    })
    void shouldTakeTheWordOfAServerForItsOwnAddressesOnly(String header, String base) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("x").with("Content-Location", header))) {
            assertThat(page(server, "/news/feed"))
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            it -> assertThat(it.base().toString()).isEqualTo(server.url(base)));
        }
    }

    @Test
    void shouldSayWhenNobodyListens() {
        LoopbackServer server = LoopbackServer.replying(Reply.ok(""));
        server.close();

        assertThat(page(server, "/"))
                .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.CONNECTION));
    }
}
