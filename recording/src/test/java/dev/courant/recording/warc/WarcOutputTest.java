package dev.courant.recording.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.recording.Header;
import dev.courant.recording.warc.WarcEncoder.Original;
import dev.courant.recording.warc.WarcMember.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;

class WarcOutputTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123456789Z");
    private static final String URL = "https://harbour.example/a|b?c={1}";

    @TempDir
    Path folder;

    static HttpCapture capture(byte[] body, HttpCapture.@Nullable Truncation truncation) {
        return new HttpCapture(
                URL,
                AT,
                "h2",
                new HttpHead("GET /a HTTP/1.1", List.of(new Header("Host", "harbour.example"))),
                200,
                new HttpHead(
                        "HTTP/1.1 200 OK",
                        List.of(
                                new Header("x-b", "1"),
                                new Header("Content-Type", "Text/HTML; charset=utf-8"),
                                new Header("Transfer-Encoding", "chunked"),
                                new Header("Content-Encoding", "gzip"),
                                new Header("X-B", "2"))),
                body,
                truncation);
    }

    private WarcOutput output() throws IOException {
        return WarcOutput.create(folder.resolve("a.warc.gz"), "a.warc.gz", AT, Map.of("software", "Courant"));
    }

    @Test
    void shouldKeepTheResponseByteForByteButForItsTransferCoding() throws IOException {
        byte[] body = gzip("The ferry was late.");
        try (WarcOutput output = output()) {
            output.append(capture(body, null));
        }

        try (WarcReader reader = new WarcReader(folder.resolve("a.warc.gz"))) {
            reader.calculateBlockDigest();
            assertThat(reader.compression()).isEqualTo(WarcCompression.GZIP);
            Warcinfo info = (Warcinfo) reader.next().orElseThrow();
            assertThat(info.version()).isEqualTo(MessageVersion.WARC_1_1);
            assertThat(info.filename()).contains("a.warc.gz");
            assertThat(info.fields().first("software")).contains("Courant");
            WarcResponse response = (WarcResponse) reader.next().orElseThrow();
            assertThat(response.target()).isEqualTo(URL);
            assertThat(response.date()).isEqualTo(Instant.parse("2026-03-02T10:00:00.123Z"));
            assertThat(response.headers().first("WARC-Protocol")).contains("h2");
            byte[] block = response.body().stream().readAllBytes();
            assertThat(response.calculatedBlockDigest()).isEqualTo(response.blockDigest());
            assertThat(block)
                    .isEqualTo(concat(
                            "HTTP/1.1 200 OK\r\nx-b: 1\r\nContent-Type: Text/HTML; charset=utf-8\r\nContent-Encoding: gzip\r\nX-B: 2\r\n\r\n",
                            body));
            WarcRequest request = (WarcRequest) reader.next().orElseThrow();
            assertThat(request.concurrentTo()).containsExactly(response.id());
            assertThat(request.http().headers().first("Host")).contains("harbour.example");
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void shouldMakeRecordsThatCanBeReadAlone() throws IOException {
        HttpCapture capture = capture(gzip("again"), null);
        WarcMember first = WarcEncoder.response(capture);
        WarcMember again = WarcEncoder.revisit(capture, new Original(first.id(), first.url(), first.at()));

        WarcRevisit revisit = (WarcRevisit) only(again);
        assertThat(revisit.refersTo()).contains(first.id());
        assertThat(revisit.refersToDate()).contains(first.at());
        assertThat(revisit.headers().first("WARC-Refers-To-Target-URI")).contains(URL);
        assertThat(revisit.headers().first("WARC-Payload-Digest")).contains(String.valueOf(first.digest()));
        assertThat(revisit.profile()).isEqualTo(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
        assertThat(again.mediaType()).isEqualTo("text/html");
        assertThat(first.digest()).isEqualTo(WarcEncoder.payloadDigest(capture.body()));
        assertThat(again.kind()).isEqualTo(Kind.REVISIT);
    }

    @Test
    void shouldSayThatABodyIsNotWhole() throws IOException {
        WarcRecord record = only(WarcEncoder.response(capture(new byte[3], HttpCapture.Truncation.LENGTH)));

        assertThat(record.truncated()).isEqualTo(WarcTruncationReason.LENGTH);
    }

    @Test
    void shouldKeepMetadataOnOneLineEach() throws IOException {
        WarcMember metadata =
                WarcEncoder.metadata(URL, AT, null, Map.of("outcome", "dropped: \r\nWARC-Type: response"));

        assertThat(new String(only(metadata).body().stream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("outcome: dropped:  WARC-Type: response\r\n");
    }

    @Test
    void shouldTakeBackWhatIsRolledBack() throws IOException {
        try (WarcOutput output = output()) {
            long begin = output.position();
            output.append(capture(gzip("one"), null));
            output.rollBack(begin);
            output.append(capture(gzip("two"), null));
            output.sync();
        }

        try (WarcReader reader = new WarcReader(folder.resolve("a.warc.gz"))) {
            assertThat(reader.records().map(WarcRecord::type)).containsExactly("warcinfo", "response", "request");
        }
    }

    @Test
    void shouldNotWriteOverAFile() throws IOException {
        Files.createFile(folder.resolve("a.warc.gz"));

        assertThatThrownBy(this::output).isInstanceOf(FileAlreadyExistsException.class);
    }

    private static WarcRecord only(WarcMember member) throws IOException {
        WarcReader reader = new WarcReader(new ByteArrayInputStream(member.bytes()));
        return reader.next().orElseThrow();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] concat(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }
}
