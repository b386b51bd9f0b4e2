package dev.courant.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final HttpService ECHO = request -> ServerResponse.text(
            200, "%s %s %s %s".formatted(request.method(), request.host(), request.path(), request.parameter("q")));

    @Test
    void shouldPassHostPathAndParametersToTheService() throws IOException {
        assertThat(exchange(ECHO, "GET /a%C3%A4?q=%C3%B6&q=2 HTTP/1.1\r\nHost: News.example:80\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n\r\nGET News.example /aä ö");
    }

    @Test
    void shouldTakeTheHostFromTheRequestLineOfAProxy() throws IOException {
        assertThat(exchange(ECHO, "GET http://news.example/a HTTP/1.1\r\nHost: news.example\r\n"))
                .endsWith("GET news.example /a null");
    }

    @Test
    void shouldUseItsOwnAddressIfNoHostIsNamed() throws IOException {
        assertThat(exchange(ECHO, "GET /a HTTP/1.0\r\n")).endsWith("GET 127.0.0.1 /a null");
    }

    @Test
    void shouldStateTheLengthAndSendNoBodyInResponseToHead() throws IOException {
        assertThat(exchange(ECHO, "HEAD / HTTP/1.1\r\nHost: x\r\n"))
                .contains("Content-Length: 13\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void shouldSendNothingWithNotModified() throws IOException {
        assertThat(exchange(request -> ServerResponse.of(304), "GET / HTTP/1.1\r\nHost: x\r\n"))
                .startsWith("HTTP/1.1 304 ")
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n");
    }

    @Test
    void shouldNotRevealTheCauseOfAFailure() throws IOException {
        HttpService failing = request -> {
            throw new IllegalStateException("the password is wrong");
        };
        assertThat(exchange(failing, "GET / HTTP/1.1\r\nHost: x\r\n"))
                .startsWith("HTTP/1.1 500 ")
                .contains("Content-Type: text/plain; charset=utf-8\r\n")
                .doesNotContain("Jetty")
                .endsWith("\r\n\r\n500 Server Error\n");
    }

    @Test
    void shouldRejectInvalidHttp() throws IOException {
        assertThat(exchange(ECHO, "GET / HTTP/1.1\r\nHost x\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n400 Bad Request\n");
        assertThat(exchange(ECHO, "GET /?q=%zz HTTP/1.1\r\nHost: x\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(exchange(ECHO, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(17 << 10) + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void shouldReadBodiesUpToTheLimit() throws IOException {
        ServerLimits limits = new ServerLimits(10, Duration.ofSeconds(10), null, 5, Duration.ZERO);
        HttpService length = request -> ServerResponse.text(
                200, request.body().map(body -> "read " + body.length).orElse("too large"));
        String post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n";

        assertThat(exchange(length, limits, post.formatted(5), "12345")).endsWith("read 5");
        assertThat(exchange(length, limits, post.formatted(6), "123456")).endsWith("too large");
        assertThat(exchange(length, limits, post.formatted(1_000), "")).endsWith("too large");
    }

    @Test
    void shouldFinishRequestsInProgressWhenItCloses() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        HttpService slow = request -> {
            started.countDown();
            try {
                finish.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ServerResponse.text(200, "finished");
        };
        Duration patience = Duration.ofSeconds(10);
        ServerLimits limits = new ServerLimits(10, patience, patience, 0, patience);
        HttpServer server = HttpServer.start("test", "127.0.0.1", 0, limits, slow);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            started.await();
            Thread closing = Thread.ofVirtual().start(server::close);
            finish.countDown();

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .endsWith("finished");
            closing.join();
        }
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void shouldReportWhyItCannotListen() throws IOException {
        try (HttpServer server = start(ECHO, ServerLimits.INTERNAL)) {
            assertThatThrownBy(() -> HttpServer.start("test", "127.0.0.1", server.port(), ServerLimits.INTERNAL, ECHO))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Address already in use");
        }
    }

    @Test
    void shouldKeepTheHeadersOfAResponse() {
        assertThat(ServerResponse.text(200, "x").withHeader("A", "b").headers())
                .isEqualTo(Map.of("Content-Type", "text/plain; charset=utf-8", "A", "b"));
    }

    private static HttpServer start(HttpService service, ServerLimits limits) throws IOException {
        return HttpServer.start("test", "127.0.0.1", 0, limits, service);
    }

    private static String exchange(HttpService service, String head) throws IOException {
        return exchange(service, ServerLimits.INTERNAL, head, "");
    }

    private static String exchange(HttpService service, ServerLimits limits, String head, String body)
            throws IOException {
        try (HttpServer server = start(service, limits);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n" + body).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
