package dev.courant.recording.warc;

import static dev.courant.recording.warc.ArchiveBytes.bytes;
import static dev.courant.recording.warc.ArchiveBytes.chunked;
import static dev.courant.recording.warc.ArchiveBytes.deflated;
import static dev.courant.recording.warc.ArchiveBytes.gzip;
import static dev.courant.recording.warc.ArchiveBytes.http;
import static dev.courant.recording.warc.ArchiveBytes.page;
import static dev.courant.recording.warc.ArchiveBytes.response;
import static dev.courant.recording.warc.ArchiveBytes.start;
import static dev.courant.recording.warc.ArchiveFiles.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.RecordedItem;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies and heads that servers sent, and that crawlers rewrote without telling. */
class HttpQuirksTest {
    private static final String PAGE = page(7);
    private static final byte[] RAW = PAGE.getBytes(UTF_8);

    @TempDir
    Path folder;

    private ArchiveFiles files;

    @BeforeEach
    void openFolder() {
        files = new ArchiveFiles(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholePages")
    void shouldFindTheWholePage(String what, byte[] http) {
        Exchange exchange = files.only(response(7, http));

        assertThat(text(exchange)).isEqualTo(PAGE);
        assertThat(exchange.truncated()).isFalse();
        assertThat(exchange.status()).isEqualTo(200);
    }

    static Stream<Arguments> wholePages() {
        return Stream.of(
                sent("plain", http(PAGE, "Content-Type: text/html")),
                sent("gzip", http(gzip(PAGE), "Content-Encoding: gzip")),
                sent("gzip that is not claimed", http(gzip(PAGE))),
                sent("gzip claimed for plain text", http(PAGE, "Content-Encoding: gzip")),
                sent("br claimed for plain text", http(PAGE, "Content-Encoding: br")),
                sent("zstd claimed for plain text", http(PAGE, "Content-Encoding: zstd")),
                sent("deflate claimed for plain text", http(PAGE, "Content-Encoding: deflate")),
                sent("an unknown coding claimed", http(PAGE, "Content-Encoding: UTF-8")),
                sent("raw deflate", http(deflated(RAW), "Content-Encoding: deflate")),
                sent("zstd", http(Zstd.compress(RAW), "Content-Encoding: zstd")),
                sent("chunked", http(chunked(RAW, 100, "0\r\n\r\n"), "Transfer-Encoding: chunked")),
                sent(
                        "chunked, with a trailer",
                        http(chunked(RAW, 99, "0\r\nX: y\r\n\r\n"), "Transfer-Encoding: chunked")),
                sent("chunked, not claimed", http(chunked(RAW, 100, "0\r\n\r\n"))),
                sent("chunked claimed for plain text", http(PAGE, "Transfer-Encoding: chunked")),
                sent(
                        "chunked, zeros at the end",
                        http(chunked(RAW, 64, "00000000\r\n\r\n"), "Transfer-Encoding: chunked")),
                sent("chunked without end", http(chunked(RAW, 64, ""), "Transfer-Encoding: chunked")),
                sent(
                        "chunked gzip",
                        http(
                                chunked(gzip(PAGE), 50, "0\r\n\r\n"),
                                "Transfer-Encoding: chunked",
                                "Content-Encoding: gzip")),
                sent("a length that is too large", http(PAGE, "Content-Length: 99999")),
                sent("a length that is too small", http(PAGE, "Content-Length: 12")),
                sent("masked headers", http(PAGE, "X-Crawler-Content-Encoding: gzip", "X-Crawler-Content-Length: 12")),
                sent("space before a colon", http(PAGE, "P3P : CP=\"ALL\"")),
                sent("no colon", http(PAGE, "Powered by")),
                sent("nothing before the colon", http(PAGE, ": none")),
                sent("LF alone", bytes("HTTP/1.0 200 OK\nContent-Type: text/html\n\n", PAGE)),
                sent("no reason", bytes("HTTP/1.1 200\r\n\r\n", PAGE)),
                sent("HTTP/2", bytes("HTTP/2 200 \r\n\r\n", PAGE)),
                sent("an empty line first", bytes("\r\nHTTP/1.1 200 OK\r\n\r\n", PAGE)));
    }

    private static Arguments sent(String what, byte[] http) {
        return Arguments.of(what, http);
    }

    @Test
    void shouldDecodeBrotli() {
        byte[] hello = Base64.getDecoder().decode("CwWAaGVsbG8gd29ybGQD");

        Exchange exchange = files.only(response(1, http(hello, "Content-Encoding: br")));

        assertThat(text(exchange)).isEqualTo("hello world");
    }

    @Test
    void shouldKeepTextThatIsNoAsciiWhereACodingIsClaimedFalsely() {
        String cologne = "Köln: Die Fähre über den Rhein fährt heute später. ".repeat(9);
        String text = "港口委员会周二投票决定关闭东码头".repeat(9);
        byte[] latin = "Córdoba está en el muelle, dijo él. ".repeat(9).getBytes(ISO_8859_1);

        assertThat(text(files.only(response(1, http(text, "Content-Encoding: br")))))
                .isEqualTo(text);
        assertThat(text(files.only(response(1, http(text, "Content-Encoding: deflate")))))
                .isEqualTo(text);
        for (String coding : List.of("br", "deflate", "zstd", "gzip")) {
            assertThat(text(files.only(response(1, http(cologne, "Content-Encoding: " + coding)))))
                    .isEqualTo(cologne);
        }
        assertThat(files.only(response(1, http(latin, "Content-Encoding: br"))).body())
                .isEqualTo(latin);
    }

    @Test
    void shouldDecodeTextThatACodingHoldsAsItIs() {
        byte[] stored = ArchiveBytes.stored(RAW);
        byte[] zstd = Zstd.compress("Ferry 7 is late.".getBytes(UTF_8));

        assertThat(text(files.only(response(1, http(stored, "Content-Encoding: deflate")))))
                .isEqualTo(PAGE);
        assertThat(text(files.only(response(1, http(zstd, "Content-Encoding: zstd")))))
                .isEqualTo("Ferry 7 is late.");
    }

    @Test
    void shouldKeepWhatCanBeDecodedOfCutData() {
        String text = page(3) + Base64.getEncoder().encodeToString(gzip(page(4), page(5), page(6)));
        byte[] gzip = gzip(text);

        Exchange gzipped = files.only(response(1, http(start(gzip, gzip.length * 2 / 3), "Content-Encoding: gzip")));
        Exchange chunks =
                files.only(response(1, http(start(chunked(RAW, 200, ""), 250), "Transfer-Encoding: chunked")));

        assertThat(text(gzipped))
                .isNotEmpty()
                .isNotEqualTo(text)
                .satisfies(start -> assertThat(text).startsWith(start));
        assertThat(gzipped.truncated()).isTrue();
        assertThat(text(chunks)).isEqualTo(PAGE.substring(0, 240));
        assertThat(chunks.truncated()).isTrue();
    }

    @Test
    void shouldKeepTheChunksBeforeABrokenOne() {
        byte[] broken = bytes("5\r\nhello\r\nnonsense", PAGE);

        Exchange exchange = files.only(response(1, http(broken, "Transfer-Encoding: chunked")));

        assertThat(text(exchange)).isEqualTo("hello");
        assertThat(exchange.truncated()).isTrue();
    }

    @Test
    void shouldNotTakeAWordForTheSizeOfAChunk() {
        String text = "Facade\r\n" + PAGE;

        assertThat(text(files.only(response(1, http("bed\n" + PAGE.repeat(20), "Transfer-Encoding: chunked")))))
                .isEqualTo("bed\n" + PAGE.repeat(20));
        assertThat(text(files.only(response(1, http(text))))).isEqualTo(text);
    }

    @Test
    void shouldCutBodiesThatAreTooLarge() {
        byte[] bomb = gzip("<html>", new byte[60_000_000]);

        Exchange exchange = files.only(response(1, http(bomb, "Content-Encoding: gzip")));

        assertThat(exchange.body()).hasSize(16 << 20);
        assertThat(exchange.truncated()).isTrue();
    }

    @Test
    void shouldReturnHeadersAsTheyWereSent() {
        Exchange exchange = files.only(
                response(
                        1,
                        bytes(
                                "HTTP/1.1 404 Not Found\r\nSet-Cookie: a=\u00f3\r\nX-Long: one\r\n  two\r\nset-cookie:b\r\n\r\n")));

        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.headers())
                .containsExactly(
                        new Header("Set-Cookie", "a=\u00f3"),
                        new Header("X-Long", "one two"),
                        new Header("set-cookie", "b"));
        assertThat(exchange.body()).isEmpty();
    }

    @Test
    void shouldBoundTheHead() {
        byte[] endless = bytes("HTTP/1.1 200 OK\r\n", "X: y\r\n".repeat(20_000), "\r\n", PAGE);

        assertThat(files.read("one.warc.gz", (Object) gzip((Object) response(1, endless))))
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordedItem.Damaged.class,
                        item -> assertThat(item.why()).contains("64 KiB"));
    }
}
