package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherLimitsTest {
    private static final Map<String, String> HURRIED = Map.of("COURANT_FETCH_TIMEOUT", "400ms");

    /** Long enough to outlive the deadline many times over; the client is gone after a fraction of it. */
    private static final int DRIPS = 200;

    private static final Duration DRIP = Duration.ofMillis(25);

    @Test
    @Timeout(10)
    void shouldHoldTheDeadlineAgainstASlowLoris() {
        LoopbackServer.Handler loris = (request, out) -> {
            out.write(Reply.ok("").with("Content-Length", "1000").bytes());
            for (int i = 0; i < DRIPS; i++) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(DRIP.toNanos());
            }
        };
        try (LoopbackServer server = LoopbackServer.with(loris);
                Fetcher fetcher = Fetching.fetcher(InstantSource.system(), HURRIED)) {
            assertThat(fetcher.fetch(FetchRequest.page(web(server.url("/")))))
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TIMEOUT));
        }
    }

    @Test
    @Timeout(10)
    void shouldHoldOneDeadlineOverAllRedirects() {
        LoopbackServer.Handler slowRedirect = (request, out) -> {
            LockSupport.parkNanos(DRIP.multipliedBy(6).toNanos());
            out.write(Reply.redirect(302, request.path() + "x").bytes());
        };
        try (LoopbackServer server = LoopbackServer.with(slowRedirect);
                Fetcher fetcher = Fetching.fetcher(InstantSource.system(), HURRIED)) {
            assertThat(fetcher.fetch(FetchRequest.page(web(server.url("/")))))
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TIMEOUT));
            // One, two or three by the speed of the machine; a deadline for each would let all six through.
            assertThat(server.requests()).hasSizeLessThan(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "press.localhost", "[::ffff:127.0.0.1]", "2130706433"})
    void shouldRefuseTheLoopbackByAnyName(String host) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("secret"));
                Fetcher fetcher =
                        Fetching.fetcher(InstantSource.system(), Map.of("COURANT_FETCH_ALLOW", "192.0.2.0/24"))) {
            assertThat(fetcher.fetch(FetchRequest.page(web(server.url(host, "/")))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "169.254.169.254", "[::1]", "[fd00::1]", "[64:ff9b::a00:1]", "[2002:a00:1::]"})
    void shouldRefuseARedirectIntoAPrivateNetwork(String host) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(302, "http://" + host + "/"));
                Fetcher fetcher = Fetching.fetcher()) {
            assertThat(fetcher.fetch(FetchRequest.page(web(server.url("/")))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
        }
    }

    @Test
    @Timeout(10)
    void shouldHoldTheDeadlineAgainstABodyThatUnpacksToNothing() {
        byte[] gzipHeader = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
        byte[] emptyBlocks = new byte[5 * 4096];
        for (int i = 0; i < emptyBlocks.length; i += 5) {
            emptyBlocks[i + 3] = (byte) 0xff;
            emptyBlocks[i + 4] = (byte) 0xff;
        }
        LoopbackServer.Handler endless = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(gzipHeader);
            while (!Thread.currentThread().isInterrupted()) {
                out.write(emptyBlocks);
            }
        };
        try (LoopbackServer server = LoopbackServer.with(endless);
                Fetcher fetcher = Fetching.fetcher(InstantSource.system(), HURRIED)) {
            assertThat(fetcher.fetch(FetchRequest.page(web(server.url("/")))))
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TIMEOUT));
        }
    }
}
