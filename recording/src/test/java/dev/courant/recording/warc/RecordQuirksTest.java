package dev.courant.recording.warc;

import static dev.courant.recording.warc.ArchiveBytes.bytes;
import static dev.courant.recording.warc.ArchiveBytes.gzip;
import static dev.courant.recording.warc.ArchiveBytes.head;
import static dev.courant.recording.warc.ArchiveBytes.http;
import static dev.courant.recording.warc.ArchiveBytes.page;
import static dev.courant.recording.warc.ArchiveBytes.plainResponse;
import static dev.courant.recording.warc.ArchiveBytes.record;
import static dev.courant.recording.warc.ArchiveBytes.response;
import static dev.courant.recording.warc.ArchiveBytes.url;
import static dev.courant.recording.warc.ArchiveFiles.exchanges;
import static dev.courant.recording.warc.ArchiveFiles.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.RecordedItem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose fields, lengths and kinds are as writers had them. */
class RecordQuirksTest {
    private static final byte[] HTTP = http(page(1), "Content-Type: text/html");

    @TempDir
    Path folder;

    private ArchiveFiles files;

    @BeforeEach
    void openFolder() {
        files = new ArchiveFiles(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z,           2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00.123456789Z, 2026-03-01T10:00:00.123456789Z",
        "2026-03-01T10:00Z,              2026-03-01T10:00:00Z",
        "2026-03-01,                     2026-03-01T00:00:00Z",
        "2026-03,                        2026-03-01T00:00:00Z",
        "2026,                           2026-01-01T00:00:00Z",
        "2026-03-01T11:00:00+01:00,      2026-03-01T10:00:00Z",
        "20260301100000,                 2026-03-01T10:00:00Z"
    })
    void shouldReadTimesOfAnyPrecision(String written, Instant meant) {
        byte[] record = changed(plainResponse(1), "2026-03-01T10:00:00Z", written);

        assertThat(files.only(record).at()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30T10:00:00Z", "2026-13", ""})
    void shouldNotInventTimes(String written) {
        byte[] record = changed(plainResponse(1), "2026-03-01T10:00:00Z", written);

        assertThat(damage(files.read("x.warc.gz", (Object) gzip((Object) record))))
                .containsExactly("the record states no time that can be read");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x,                https://a.example/x",
        "<https://a.example/x>,              https://a.example/x",
        "https://a.example/a b,              https://a.example/a b",
        "HTTP://a.example/,                  HTTP://a.example/"
    })
    void shouldReturnUrlsAsTheyWereRecorded(String written, String url) {
        assertThat(files.only(record("response", written, HTTP)).url()).isEqualTo(url);
    }

    @Test
    void shouldReadUrlsInUtf8AndInNoCharset() {
        byte[] utf8 = bytes("https://a.example/".getBytes(UTF_8), "caf\u00e9".getBytes(UTF_8));
        byte[] none = bytes("https://a.example/\b\u00c3(");

        assertThat(files.only(record("response", new String(utf8, ISO_8859_1), HTTP))
                        .url())
                .isEqualTo("https://a.example/caf\u00e9");
        assertThat(files.only(record("response", new String(none, ISO_8859_1), HTTP))
                        .url())
                .isEqualTo("https://a.example/\b\u00c3(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARC/1.1", "WARC/0.17", "WARC/1.0 "})
    void shouldReadAllVersions(String version) {
        assertThat(text(files.only(changed(plainResponse(1), "WARC/1.0", version))))
                .isEqualTo(page(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARC-Truncated: length", "WARC-Truncated: disconnect", "WARC-Segment-Number: 1"})
    void shouldSayWhatWasCut(String field) {
        assertThat(files.only(response(1, HTTP, field)).truncated()).isTrue();
    }

    @Test
    void shouldNotMindWrongDigests() {
        String digest = "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        assertThat(text(files.only(response(1, HTTP, digest)))).isEqualTo(page(1));
    }

    @Test
    void shouldNameKindsThatHoldNoPage() {
        List<RecordedItem> items = files.read(
                "kinds.warc.gz",
                gzip((Object) record("warcinfo", "urn:x", bytes("software: x\r\n"))),
                gzip((Object) record("request", url(1), bytes("GET / HTTP/1.1\r\n\r\n"))),
                gzip((Object) record("metadata", url(1), bytes("fetchTimeMs: 9\r\n"))),
                gzip((Object) record("conversion", url(1), bytes("text"))),
                gzip((Object) record("weather", url(1), bytes("sunny"))),
                gzip((Object) record("response", "dns:a.example", bytes("a.example. 9 IN A 192.0.2.1"))),
                gzip((Object) record("resource", "urn:x-log", bytes("log"), "Content-Type: text/plain")));

        assertThat(items)
                .extracting(item -> ((RecordedItem.Other) item).kind())
                .containsExactly("warcinfo", "request", "metadata", "conversion", "weather", "dns", "resource");
    }

    @Test
    void shouldReadRevisits() {
        String profile = "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest";
        byte[] head = http("", "Transfer-Encoding: chunked");

        List<RecordedItem> items = files.read(
                "revisits.warc.gz",
                gzip((Object) record("revisit", url(1), head, profile, "WARC-Refers-To-Date: 2026-02-01T09:00:00Z")),
                gzip((Object) record("revisit", url(1), new byte[0], profile)));

        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        assertThat(items)
                .extracting(item -> (RecordedItem.Unchanged) item)
                .extracting(RecordedItem.Unchanged::url, RecordedItem.Unchanged::at, RecordedItem.Unchanged::of)
                .containsExactly(tuple(url(1), at, Instant.parse("2026-02-01T09:00:00Z")), tuple(url(1), at, at));
    }

    @Test
    void shouldReadPagesWithoutHttp() {
        byte[] resource = record("resource", url(1), page(1).getBytes(UTF_8), "Content-Type: text/html");
        byte[] response = record("response", url(1), page(1).getBytes(UTF_8), "Content-Type: text/html");

        for (Exchange exchange : List.of(files.only(resource), files.only(response))) {
            assertThat(text(exchange)).isEqualTo(page(1));
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.headers()).containsExactly(new Header("Content-Type", "text/html"));
        }
    }

    @Test
    void shouldTakeAnEmptyBlockForAnEmptyBody() {
        Exchange exchange = files.only(response(1, new byte[0]));

        assertThat(exchange.body()).isEmpty();
        assertThat(exchange.headers()).isEmpty();
    }

    @Test
    void shouldSayWhenABlockIsNoHttp() {
        List<RecordedItem> items = files.read("x.warc", response(1, bytes("SSH-2.0-x\r\n")), plainResponse(2));

        assertThat(damage(items)).containsExactly("the record holds no HTTP response");
        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(2));
    }

    @Test
    void shouldReadOnAfterRecordEndsOfAllLengths() {
        byte[] record = plainResponse(1);
        byte[] bare = ArchiveBytes.start(record, record.length - 4);
        for (String end : List.of("", "\n", "\r\n", "\n\n", "\r\n\r\n", "\r\n\r\n\r\n\r\n")) {
            List<RecordedItem> plain = files.read("x.warc", bare, end, plainResponse(2));
            List<RecordedItem> compressed = files.read("x.warc.gz", gzip(bare, end), gzip(plainResponse(2)));

            assertThat(exchanges(plain))
                    .as("%s", plain)
                    .extracting(ArchiveFiles::text)
                    .containsExactly(page(1), page(2));
            assertThat(exchanges(compressed)).extracting(ArchiveFiles::text).containsExactly(page(1), page(2));
        }
    }

    @Test
    void shouldReadOnAfterLengthsThatAreALittleTooLarge() {
        byte[] http = http(page(1), "Content-Length: " + page(1).length());
        for (int more = 1; more <= 4; more++) {
            byte[] record = bytes(head("response", url(1), http.length + more), http, "\r\n\r\n");

            assertThat(exchanges(files.read("x.warc", record, plainResponse(2))))
                    .extracting(ArchiveFiles::text)
                    .containsExactly(page(1), page(2));
            assertThat(exchanges(files.read("x.warc.gz", gzip(record), gzip(plainResponse(2)))))
                    .extracting(ArchiveFiles::text)
                    .containsExactly(page(1), page(2));
        }
    }

    @Test
    void shouldFindTheNextRecordAfterALengthThatIsTooSmall() {
        byte[] record = bytes(head("response", url(1), HTTP.length - 9), HTTP, "\r\n\r\n");
        for (Map.Entry<String, Object[]> file : Map.of(
                        "x.warc", new Object[] {record, plainResponse(2)},
                        "one.warc.gz", new Object[] {gzip(record, plainResponse(2))},
                        "x.warc.gz", new Object[] {gzip(record), gzip(plainResponse(2))})
                .entrySet()) {
            List<RecordedItem> items = files.read(file.getKey(), file.getValue());

            assertThat(items).as(file.getKey()).hasSize(3);
            assertThat(items.get(1)).isInstanceOf(RecordedItem.Damaged.class);
            assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(1), url(2));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {700, 5_000, 999_999_999_999_999_999L})
    void shouldNotSwallowTheNextRecordWithALengthThatIsTooLarge(long length) {
        byte[] record = bytes(head("response", url(1), length), HTTP, "\r\n\r\n");

        List<RecordedItem> plain = files.read("x.warc", record, plainResponse(2), plainResponse(3));
        List<RecordedItem> one = files.read("one.warc.gz", gzip(record, plainResponse(2), plainResponse(3)));
        List<RecordedItem> each = files.read("x.warc.gz", gzip(record), gzip(plainResponse(2)), gzip(plainResponse(3)));

        assertThat(exchanges(plain)).extracting(Exchange::url).containsExactly(url(2), url(3));
        assertThat(exchanges(one)).extracting(Exchange::url).containsExactly(url(2), url(3));
        assertThat(damage(plain)).hasSize(1);
        assertThat(damage(one)).hasSize(1);
        assertThat(exchanges(each))
                .extracting(Exchange::url, Exchange::truncated)
                .containsExactly(tuple(url(1), true), tuple(url(2), false), tuple(url(3), false));
    }

    @Test
    void shouldReadOnAfterHeadsThatAreBroken() {
        byte[] noLength = changed(plainResponse(1), "Content-Length", "Content-Size");
        byte[] noType = changed(plainResponse(2), "WARC-Type", "WARC-Kind");
        byte[] endless = bytes("WARC/1.0\r\n", "X: y\r\n".repeat(20_000), "\r\n");

        List<RecordedItem> items = files.read("x.warc", noLength, noType, endless, plainResponse(3));

        assertThat(damage(items)).hasSize(3);
        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(3));
    }

    @Test
    void shouldKeepARecordThatTalksOfWarc() {
        byte[] http = http("WARC/1.0\r\nWARC-Type: response\r\n\r\n" + page(1), "Content-Type: text/plain");

        List<RecordedItem> items = files.read("x.warc", response(1, http), plainResponse(2));

        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(1), url(2));
        assertThat(text(exchanges(items).getFirst())).startsWith("WARC/1.0").endsWith("</html>");
    }

    static List<String> damage(List<RecordedItem> items) {
        return items.stream()
                .filter(RecordedItem.Damaged.class::isInstance)
                .map(item -> ((RecordedItem.Damaged) item).why())
                .toList();
    }

    private static byte[] changed(byte[] record, String what, String into) {
        return bytes(new String(record, ISO_8859_1).replaceFirst(what, into));
    }
}
