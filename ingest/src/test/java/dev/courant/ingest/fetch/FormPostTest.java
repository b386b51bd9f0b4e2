package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.courant.ingest.fetch.PostResult.Answered;
import dev.courant.ingest.fetch.PostResult.Unanswered;
import dev.courant.ingest.loopback.Fetching;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPostTest {
    private static final Map<String, String> FIELDS = Map.of("hub.topic", "https://harbour.example/a b?x=ä&y=1");
    private static final String FORM = "hub.topic=https%3A%2F%2Fharbour.example%2Fa+b%3Fx%3D%C3%A4%26y%3D1";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Fetcher fetcher = Fetching.fetcher();

    FormPostTest() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        fetcher.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String location, String text) {
        server.createContext(path, exchange -> {
            requests.add(line(exchange));
            exchange.getResponseHeaders().set("Location", location);
            byte[] bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String line(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static String post(String path) {
        return "POST " + path + " application/x-www-form-urlencoded " + FORM;
    }

    @Test
    void shouldPostAForm() {
        answer("/hub", 202, "", "");

        PostResult result = fetcher.post(web(url("/hub")), FIELDS);

        assertThat(result).isEqualTo(new Answered(web(url("/hub")), 202, ""));
        assertThat(((Answered) result).accepted()).isTrue();
        assertThat(requests).containsExactly(post("/hub"));
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void shouldRepeatThePostWhereItIsSent(int status) {
        answer("/old", status, "/new", "");
        answer("/new", 204, "", "");

        assertThat(fetcher.post(web(url("/old")), FIELDS)).isEqualTo(new Answered(web(url("/new")), 204, ""));
        assertThat(requests).containsExactly(post("/old"), post("/new"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void shouldNotTurnThePostIntoSomethingElse(int status) {
        answer("/old", status, "/new", "");
        answer("/new", 200, "", "");

        PostResult result = fetcher.post(web(url("/old")), FIELDS);

        assertThat(result).isEqualTo(new Answered(web(url("/old")), status, ""));
        assertThat(((Answered) result).accepted()).isFalse();
        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldStopInALoop() {
        answer("/round", 307, "/round", "");

        assertThat(fetcher.post(web(url("/round")), FIELDS)).isInstanceOf(Unanswered.class);
        assertThat(requests).hasSize(6);
    }

    @Test
    void shouldReadNoMoreOfAnAnswerThanAPersonWould() {
        answer("/hub", 400, "", "no".repeat(10_000));

        assertThat(((Answered) fetcher.post(web(url("/hub")), FIELDS)).text()).isEqualTo("no".repeat(500));
    }

    @Test
    void shouldNotContactPrivateAddresses() {
        answer("/hub", 202, "", "");
        try (Fetcher guarded = Fetching.fetcher(InstantSource.system(), Map.of("COURANT_FETCH_ALLOW", "10.0.0.0/8"))) {
            assertThat(guarded.post(web(url("/hub")), FIELDS))
                    .isInstanceOfSatisfying(
                            Unanswered.class, it -> assertThat(it.problem()).contains("not a public address"));
        }
        assertThat(requests).isEmpty();
    }
}
