package dev.courant.ingest.fetch;

import static dev.courant.ingest.fetch.Packing.fixture;
import static dev.courant.ingest.fetch.Packing.gzip;
import static dev.courant.ingest.fetch.Packing.packed;
import static dev.courant.ingest.loopback.Fetching.web;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FetcherCodingTest {
    private static final byte[] PAGE = fixture("quays.html");
    private static final byte[] ZEROS = new byte[64 << 20];

    private final Fetcher fetcher = Fetching.fetcher(InstantSource.system(), Map.of("COURANT_FETCH_MAX_BYTES", "1MiB"));

    @AfterEach
    void close() {
        fetcher.close();
    }

    private FetchResult fetch(String coding, byte[] body) {
        Reply reply = Reply.of(200).with(body).with("ETag", "\"quays\"");
        try (LoopbackServer server = LoopbackServer.replying(
                coding.isEmpty() ? reply : reply.with("Content-Encoding", coding.replace(" (raw)", "")))) {
            FetchResult result = fetcher.fetch(FetchRequest.page(web(server.url("/"))));
            assertThat(server.last().headers()).containsEntry("accept-encoding", "gzip, deflate, br, zstd");
            return result;
        }
    }

    private static void assertPage(FetchResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Fetched.class, it -> assertThat(it.body()).isEqualTo(PAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "x-gzip",
                "GZIP",
                "deflate",
                "deflate (raw)",
                "br",
                "zstd",
                "identity",
                "br, gzip",
                "deflate, zstd",
                "zstd, gzip",
                "gzip, gzip",
                "identity, gzip",
                "gzip,, identity"
            })
    void shouldUndoEachCodingTheLastFirst(String coding) {
        assertPage(fetch(coding, packed(coding.toLowerCase(Locale.ROOT).replace(",,", ","), PAGE)));
    }

    @Test
    void shouldUndoCodingsOfSeveralHeaderLines() {
        byte[] body = packed("br, gzip", PAGE);
        LoopbackServer.Handler twoLines = (request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: br\r\nContent-Encoding: gzip\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(US_ASCII));
            out.write(body);
        };
        try (LoopbackServer server = LoopbackServer.with(twoLines)) {
            assertPage(fetcher.fetch(FetchRequest.page(web(server.url("/")))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "br, gzip", "gzip, deflate"})
    void shouldSurviveALabelThatIsFalse(String label) {
        assertPage(fetch(label, PAGE));
    }

    @ParameterizedTest
    @CsvSource({"'',gzip", "zstd,gzip", "deflate,gzip", "'br, gzip','br'", "'br, gzip','gzip'", "gzip,'gzip, gzip'"})
    void shouldBelieveTheBytesMoreThanTheLabel(String label, String packing) {
        assertPage(fetch(label, packed(packing, PAGE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "br, zstd"})
    void shouldTakeAnEmptyBodyForEmpty(String label) {
        assertThat(fetch(label, new byte[0]))
                .isInstanceOfSatisfying(
                        Fetched.class, it -> assertThat(it.body()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "deflate (raw)", "br", "zstd", "br, gzip", "gzip, zstd"})
    void shouldCallABodyThatBreaksOffAFailure(String coding) {
        byte[] whole = packed(coding, PAGE);
        for (int length : new int[] {whole.length - 1, whole.length / 2, 40}) {
            assertThat(fetch(coding, Arrays.copyOf(whole, length)))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.CONNECTION));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void shouldCallABodyWithBrokenBytesAFailureOrCutNothingOff(String coding) {
        byte[] broken = packed(coding, PAGE);
        Arrays.fill(broken, broken.length / 3, broken.length / 3 + 40, (byte) 0x5a);

        assertThat(fetch(coding, broken)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "deflate (raw)", "br", "zstd", "gzip, gzip", "zstd, gzip"})
    void shouldStopABombAtTheLimit(String coding) {
        byte[] bomb = coding.equals("br") ? fixture("zeros-64MiB.br") : packed(coding, ZEROS);

        assertThat(fetch(coding, bomb))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.TOO_LARGE));
    }

    @Test
    void shouldRefuseAZstdWindowThatNoServerMayUse() throws IOException {
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(wide).setLong(24)) {
            out.write(new byte[17 << 20]);
        }

        assertThat(fetch("zstd", wide.toByteArray())).isInstanceOf(Failed.class);
    }

    @Test
    void shouldRefuseABrotliWindowThatTheStandardDoesNotHave() {
        assertThat(fetch("br", fixture("quays-window-256MiB.html.br"))).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress", "gzip, brotli", "aes128gcm"})
    void shouldNameACodingItDidNotAskFor(String coding) {
        assertThat(fetch(coding, PAGE))
                .isInstanceOfSatisfying(
                        Failed.class,
                        it -> assertThat(it.detail()).contains("encoded as").contains("not asked for"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, gzip, gzip", "gzip, br, zstd, deflate"})
    void shouldRefuseMoreLayersThanTwo(String coding) {
        assertThat(fetch(coding, gzip(gzip(gzip(PAGE)))))
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.detail()).contains("more than 2 times"));
    }

    @Test
    void shouldRefuseAThirdLayerThatNoHeaderNames() {
        assertThat(fetch("gzip, gzip", gzip(gzip(gzip(PAGE))))).isInstanceOf(Failed.class);
    }

    @Test
    void shouldReadAllMembersOfAGzipBodyHoweverTheyArrive() {
        int half = PAGE.length / 2;
        byte[] first = gzip(Arrays.copyOf(PAGE, half));
        byte[] second = gzip(Arrays.copyOfRange(PAGE, half, PAGE.length));
        LoopbackServer.Handler chunks = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
                    .getBytes(US_ASCII));
            for (byte[] member : new byte[][] {first, second, {}}) {
                out.write((Integer.toHexString(member.length) + "\r\n").getBytes(US_ASCII));
                out.write(member);
                out.write(new byte[] {'\r', '\n'});
                out.flush();
            }
        };
        try (LoopbackServer server = LoopbackServer.with(chunks)) {
            assertPage(fetcher.fetch(FetchRequest.page(web(server.url("/")))));
        }
    }
}
