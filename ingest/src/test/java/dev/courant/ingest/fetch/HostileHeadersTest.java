package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may do to a client before the body begins, or after it ends. */
@Timeout(20)
class HostileHeadersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** What the client keeps of a header, 256 KiB, and generously what the sockets buffer. */
    private static final long TAKEN = 16L << 20;

    private final AtomicLong sent = new AtomicLong();

    private FetchResult answered(LoopbackServer.Handler handler) {
        try (LoopbackServer server = LoopbackServer.with(handler);
                Fetcher fetcher = Fetching.fetcher(InstantSource.system(), Map.of("COURANT_FETCH_TIMEOUT", "600ms"))) {
            return fetcher.fetch(FetchRequest.page(web(server.url("/"))));
        }
    }

    /** Sends a beginning and then the same over and over, until the client has enough. */
    private FetchResult endless(String beginning, String rest) {
        byte[] block = rest.repeat(1 + 8192 / rest.length()).getBytes(StandardCharsets.ISO_8859_1);
        return answered((request, out) -> {
            send(out, beginning);
            while (sent.get() < 64 * TAKEN) {
                out.write(block);
                sent.addAndGet(block.length);
            }
        });
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void assertStopped(FetchResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(sent.get()).isLessThan(TAKEN);
    }

    @Test
    void shouldStopAtAHeaderThatDoesNotEnd() {
        assertStopped(endless(OK + "X-Long: ", "x"));
    }

    @Test
    void shouldStopAtHeadersWithoutNumber() {
        assertStopped(endless(OK, "X-Many: one more\r\n"));
    }

    @Test
    void shouldStopAtAHundredThousandShortHeaders() {
        assertStopped(answered((request, out) -> send(out, OK + "a: b\r\n".repeat(100_000) + "\r\n")));
    }

    @Test
    void shouldStopAtAStatusLineThatDoesNotEnd() {
        assertStopped(endless("HTTP/1.1 200 ", "O"));
    }

    @Test
    void shouldStopAtTrailersWithoutNumber() {
        assertStopped(endless(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n", "X-Trailer: more\r\n"));
    }

    @Test
    void shouldStopAtAChunkExtensionThatDoesNotEnd() {
        assertThat(endless(OK + "Transfer-Encoding: chunked\r\n\r\n2;", "x")).isInstanceOf(Failed.class);
    }

    @Test
    void shouldStopAtInterimAnswersWithoutNumber() {
        assertThat(endless("", "HTTP/1.1 103 Early Hints\r\n\r\n")).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "<html>",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n",
                "HTTP/1.1 99999 Much\r\n\r\n",
                "HTTP/1.1 -20 Little\r\n\r\n",
                "HTTP/9.9 200 Soon\r\n\r\n",
                "\0\0\0\0\0\0\0\0\0\r\n\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx"
            })
    void shouldCallNonsenseAFailure(String answer) {
        assertThat(answered((request, out) -> send(out, answer))).isInstanceOf(Failed.class);
    }

    @Test
    void shouldNotWaitLongerThanAllowedForHeadersThatDrip() {
        FetchResult result = answered((request, out) -> {
            send(out, OK);
            for (int i = 0; i < 500; i++) {
                send(out, "X-Drip-" + i + ": x\r\n");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });

        assertThat(result)
                .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TIMEOUT));
    }
}
