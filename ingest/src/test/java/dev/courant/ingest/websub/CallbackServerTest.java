package dev.courant.ingest.websub;

import static dev.courant.ingest.websub.CalledServer.MOST;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackServerTest {
    private final CalledServer called = new CalledServer();

    @AfterEach
    void close() {
        called.close();
    }

    @Test
    void shouldNotEchoWithoutEnd() throws Exception {
        assertThat(called.get("subscribe", Map.of("hub.challenge", "x".repeat(1_025)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(called.get("subscribe", Map.of("hub.challenge", "x".repeat(40_000)))
                        .statusCode())
                .isEqualTo(414);
        assertThat(called.pushes).isEmpty();
    }

    @Test
    void shouldTakeContentUpToTheLimitOnly() throws Exception {
        assertThat(called.push(new byte[MOST], "sha256").statusCode()).isEqualTo(202);
        assertThat(called.push(new byte[MOST + 1], "sha256").statusCode()).isEqualTo(413);
        assertThat(called.pushes).hasSize(1);
        assertThat(called.counted("too_large")).isOne();
    }

    @Test
    void shouldMeasureABodyThatDoesNotTellItsLength() throws Exception {
        String chunk = Integer.toHexString(8 << 10) + "\r\n" + "x".repeat(8 << 10) + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), called.server.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + called.callback().getPath()
                            + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(US_ASCII));
            for (int i = 0; i < 9; i++) {
                out.write(chunk.getBytes(US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(US_ASCII));
            out.flush();

            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    /** The reads end only because the server hangs up; the test has no clock of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "POST ", "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nslow"})
    void shouldNotWaitForTheSlow(String beginning) throws Exception {
        try (HttpServer impatient = called.start(CallbackServer.limits(100, Duration.ofMillis(300), MOST));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(beginning.formatted(called.callback().getPath()).getBytes(US_ASCII));
            socket.getOutputStream().flush();

            assertThat(readToTheEnd(socket)).doesNotContain(" 20");
            assertThat(called.pushes).isEmpty();
        }
    }

    /** Each byte comes before a connection counts as idle, and yet it ends. */
    @Test
    void shouldHangUpOnThoseWhoDrip() throws Exception {
        try (HttpServer impatient = called.start(CallbackServer.limits(100, Duration.ofMillis(300), MOST));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.setSoTimeout(10);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));

            assertThat(drip(socket)).isLessThan(2_000);
        }
    }

    @Test
    void shouldTakeNoMoreConnectionsThanAllowed() throws Exception {
        try (HttpServer narrow = called.start(CallbackServer.limits(1, Duration.ofSeconds(1), MOST));
                Socket first = new Socket(InetAddress.getLoopbackAddress(), narrow.port());
                Socket second = new Socket(InetAddress.getLoopbackAddress(), narrow.port())) {
            second.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            second.setSoTimeout(200);
            assertThatThrownBy(() -> second.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            first.setSoTimeout(10_000);
            second.setSoTimeout(10_000);
            assertThat(readToTheEnd(first)).isEmpty();
            assertThat(readToTheEnd(second)).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void shouldNotReadABodyThatIsSaidToBeFarTooLarge() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), called.server.port())) {
            socket.setSoTimeout(10_000);
            String head = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n";
            socket.getOutputStream()
                    .write(head.formatted(called.callback().getPath(), 3 * MOST).getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        assertThatThrownBy(() -> CallbackServer.start(
                        CalledServer.settings(called.server.port()), CallbackServer.LIMITS, called.handler()))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_WEBSUB_PORT");
    }

    private static String readToTheEnd(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }

    /** How many bytes were taken, one in ten milliseconds, before the server hung up. */
    private static int drip(Socket socket) {
        int bytes = 0;
        try {
            while (bytes < 2_000) {
                socket.getOutputStream().write('x');
                bytes++;
                if (isClosed(socket)) {
                    break;
                }
            }
        } catch (IOException reset) {
            // The server hung up.
        }
        return bytes;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }
}
