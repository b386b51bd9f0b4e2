package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.embedded.world.http.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP: compression, HEAD, hosts, and the log of requests. */
class WorldServerHttpTest {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");

    private final World world = World.demo();
    private final MovableClock clock = new MovableClock(BEGINNING);
    private final WorldServer server = WorldServer.start(world, WorldServer.Options.local(clock));
    private final Browser browser = new Browser(server);
    private final String feed = server.feedUrl(world.required("meridian"));

    @AfterEach
    void close() {
        browser.close();
        server.close();
    }

    @Test
    void shouldCompressForClientsThatAcceptGzip() throws IOException {
        HttpResponse<byte[]> plain = browser.get(feed);
        HttpResponse<byte[]> gzip = browser.get(feed, "Accept-Encoding", "br, gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(Browser.header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(Browser.header(gzip, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(Browser.header(gzip, "ETag")).isNotEqualTo(Browser.header(plain, "ETag"));
        assertThat(browser.get(feed, "Accept-Encoding", "gzip", "If-None-Match", Browser.header(gzip, "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void shouldNotCompressForClientsThatRefuseGzip() {
        assertThat(browser.get(feed, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void shouldAnswerHeadAsGetWithoutTheBody() {
        HttpResponse<byte[]> get = browser.get(feed);
        HttpResponse<byte[]> head = browser.send("HEAD", feed);

        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(Browser.header(head, "ETag")).isEqualTo(Browser.header(get, "ETag"));
        assertThat(Browser.header(head, "Content-Length")).isEqualTo(String.valueOf(get.body().length));
    }

    @Test
    void shouldRefuseOtherMethods() {
        HttpResponse<byte[]> answer = browser.send("DELETE", feed);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Browser.header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void shouldAnswerNotFoundForUnknownHosts() {
        assertThat(browser.get("http://nobody.localhost:" + server.port() + "/feed.xml")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("http://example.org/").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTakeTheHostFromTheHostHeaderAsWell() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET /about HTTP/1.1\r\nHost: Bugle.LOCALHOST:1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("The Quarry Lane Bugle");
        }
    }

    @Test
    void shouldHideAPageUntilItsStoryIsPublished() {
        Story story = world.story("meridian", "fourth-boat-strike").orElseThrow();
        String picture = server.homeUrl(world.required("meridian")) + "/images/fourth-boat-strike.svg";

        assertThat(browser.get(server.url(story)).statusCode()).isEqualTo(404);
        assertThat(browser.get(picture).statusCode()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(8));
        assertThat(browser.get(server.url(story)).statusCode()).isEqualTo(200);
        assertThat(browser.get(picture).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotChangeAPageWhenOtherStoriesArePublished() {
        Story story = world.story("meridian", "vesland-airspace").orElseThrow();
        byte[] before = browser.get(server.url(story)).body();
        clock.advance(Duration.ofMinutes(10));
        assertThat(browser.get(server.url(story)).body()).isEqualTo(before);
    }

    @Test
    void shouldRecordRequestsWithTheStatusOfTheirResponse() {
        browser.get(feed + "?x=1", "User-Agent", "courant-test", "If-None-Match", "\"old\"");
        browser.send("HEAD", server.homeUrl(world.required("bugle")) + "/nowhere");

        assertThat(server.requests()).hasSize(2);
        RecordedRequest first = server.requests().getFirst();
        assertThat(first.at()).isEqualTo(BEGINNING);
        assertThat(first.host()).isEqualTo("meridian.localhost");
        assertThat(first.path()).isEqualTo("/feed.xml?x=1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers())
                .containsEntry("user-agent", "courant-test")
                .containsEntry("if-none-match", "\"old\"");
        RecordedRequest second = server.requests().getLast();
        assertThat(second.method()).isEqualTo("HEAD");
        assertThat(second.status()).isEqualTo(404);
    }

    @Test
    void shouldServeUnderAnotherDomainFromTheDefaultPortWithoutNamingIt() {
        WorldUrls urls = new WorldUrls(world, "press.test", 80);
        assertThat(urls.feed(world.required("halyard"))).isEqualTo("http://halyard.press.test/atom.xml");
        assertThat(urls.publisher("halyard.press.test")).contains(world.required("halyard"));
        assertThat(urls.publisher("halyard.localhost")).isEmpty();
    }

    @Test
    void shouldRefuseAPaceThatIsNotPositive() {
        WorldServer.Options options = WorldServer.Options.local(clock);
        assertThatThrownBy(() -> options.withPace(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withPace(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
