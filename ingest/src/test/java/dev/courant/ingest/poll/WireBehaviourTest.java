package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.report;
import static dev.courant.ingest.poll.PolledFeed.rss;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.schemas.FeedState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireBehaviourTest {
    private static final byte[] PLAIN = rss("", "a", "b").getBytes(UTF_8);

    private static PollUpdate polled(Reply reply) {
        try (LoopbackServer server = LoopbackServer.replying(reply);
                PolledFeed feed = PolledFeed.of(server)) {
            return feed.poll();
        }
    }

    @Test
    void shouldNotFollowASitemapIntoAPrivateNetwork() throws IOException {
        try (ServerSocket inside = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.99"));
                LoopbackServer server = LoopbackServer.replying(
                        Reply.redirect(302, "http://127.0.0.99:" + inside.getLocalPort() + "/sitemap.xml"));
                PolledFeed feed = new PolledFeed(
                        PolledFeed.definition(server.url("/sitemap.xml")),
                        PolledFeed.SETTINGS,
                        Map.of("COURANT_FETCH_ALLOW", "127.0.0.1/32"))) {
            feed.poll();

            assertThat(feed.status().getState()).isEqualTo(FeedState.FAILING);
            assertThat(report(feed.status()).getProblem())
                    .isEqualTo("ADDRESS: 127.0.0.99: 127.0.0.99 is not a public address");
            inside.setSoTimeout(1);
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void shouldReportAFeedWhoseUrlIsNone() {
        try (PolledFeed feed = new PolledFeed("feed of the harbour")) {
            feed.poll();

            assertThat(PolledFeed.report(feed.status()).getProblem())
                    .isEqualTo("feed of the harbour is not an absolute http or https URL");
            assertThat(feed.status().getFailures()).isOne();
        }
    }

    @Test
    @DisplayName("32: gzip")
    void shouldAskForGzipAndUnpackIt() {
        Reply packed = Reply.of(200).with(Fetching.gzip(PLAIN)).with("Content-Encoding", "gzip");
        try (LoopbackServer server = LoopbackServer.replying(packed);
                PolledFeed feed = PolledFeed.of(server)) {
            assertThat(feed.poll().links()).hasSize(2);
            assertThat(server.last().headers()).containsEntry("accept-encoding", "gzip, deflate, br, zstd");
        }
    }

    @ParameterizedTest
    @DisplayName("32: deflate, with and without the zlib header")
    @ValueSource(booleans = {true, false})
    void shouldUnpackDeflateAlthoughItDidNotAskForIt(boolean bare) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, bare))) {
            out.write(PLAIN);
        }

        assertThat(polled(Reply.of(200).with(packed.toByteArray()).with("Content-Encoding", "deflate"))
                        .links())
                .hasSize(2);
    }

    @Test
    @DisplayName("33: gzip without the header, the header without gzip")
    void shouldBelieveTheBytesRatherThanTheHeader() {
        assertThat(polled(Reply.of(200).with(Fetching.gzip(PLAIN))).links()).hasSize(2);
        assertThat(polled(Reply.of(200).with(PLAIN).with("Content-Encoding", "gzip"))
                        .links())
                .hasSize(2);
    }

    @Test
    @DisplayName("34: over the cap after unpacking")
    void shouldNotSwallowABomb() {
        PollUpdate outcome =
                polled(Reply.of(200).with(Fetching.gzip(new byte[16 << 20])).with("Content-Encoding", "gzip"));

        assertThat(outcome.status().getState()).isEqualTo(FeedState.FAILING);
        assertThat(report(outcome.status()).getProblem()).startsWith("TOO_LARGE");
    }

    @Test
    @DisplayName("34b: over the cap, with a start that can be read")
    void shouldReadTheStartOfALargeFeedAndSaySo() {
        StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>Harbour</title>");
        for (int i = 0; feed.length() < 11 << 20; i++) {
            feed.append("<item><guid>" + i + "</guid><title>News " + i + "</title><link>https://harbour.example/" + i
                    + "</link><description>" + "x".repeat(90_000) + "</description></item>");
        }

        PollUpdate outcome = polled(Reply.ok(feed.append("</channel></rss>").toString()));

        assertThat(outcome.status().getState()).isEqualTo(FeedState.HEALTHY);
        assertThat(outcome.links()).hasSizeBetween(100, 120);
        assertThat(report(outcome.status()).getProblem())
                .startsWith("limit: the document has more than 10485760 bytes, of which the first were read");
    }

    @Test
    @DisplayName("37: who asks")
    void shouldNameItselfAndSendNothingThatTellsPollsApart() {
        try (LoopbackServer server =
                        LoopbackServer.replying(Reply.of(200).with(PLAIN).with("Set-Cookie", "id=7; Path=/"));
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            feed.poll();

            assertThat(server.last().path()).isEqualTo("/feed");
            assertThat(server.last().headers())
                    .containsEntry("user-agent", "Harbour/2.0 (+https://example.org/bot)")
                    .doesNotContainKeys("cookie", "referer");
        }
    }
}
