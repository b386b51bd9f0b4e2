package dev.courant.recording.warc;

import static dev.courant.recording.warc.ArchiveBytes.bytes;
import static dev.courant.recording.warc.ArchiveBytes.gzip;
import static dev.courant.recording.warc.ArchiveBytes.http;
import static dev.courant.recording.warc.ArchiveBytes.page;
import static dev.courant.recording.warc.ArchiveBytes.url;
import static dev.courant.recording.warc.ArchiveFiles.exchanges;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedItem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArcTest {
    private static final byte[] VERSION = block(
            "filedesc://IA-001102.arc 0.0.0.0 20260301100000 text/plain ",
            bytes("1 0 Pier Post\nURL IP-address Archive-date Content-type Archive-length\n"));
    private static final byte[] DNS = block("dns:pier-post.example 192.0.2.1 20260301100000 text/dns ", bytes("x\n"));

    @TempDir
    Path folder;

    private ArchiveFiles files;

    @BeforeEach
    void openFolder() {
        files = new ArchiveFiles(folder);
    }

    private static byte[] block(String line, byte[] block) {
        return bytes(line, block.length, "\n", block, "\n");
    }

    private static byte[] arc(int number, String type) {
        return block(url(number) + " 192.0.2.1 20260301100000 " + type, http(page(number)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void shouldReadAllRecordsAndResumeAtEach(String name, byte[] content) {
        Path file = files.file(name, content);

        List<RecordedItem> items = ArchiveFiles.read(file, 0);

        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(1), url(2), url(3));
        assertThat(exchanges(items)).extracting(ArchiveFiles::text).containsExactly(page(1), page(2), page(3));
        assertThat(exchanges(items)).extracting(Exchange::at).containsOnly(Instant.parse("2026-03-01T10:00:00Z"));
        for (int i = 0; i < items.size(); i++) {
            GzipShapesTest.assertSame(
                    ArchiveFiles.read(file, items.get(i).position().offset()), items.subList(i, items.size()));
        }
    }

    static Stream<Arguments> shapes() {
        byte[] one = arc(1, "text/html ");
        byte[] two = arc(2, "text/html 200 checksum - 12345 IA-001102.arc ");
        byte[] three = arc(3, "");
        return Stream.of(
                Arguments.of("plain.arc", bytes(VERSION, DNS, one, two, three)),
                Arguments.of("each.arc.gz", bytes(gzip(VERSION), gzip(DNS), gzip(one), gzip(two), gzip(three))),
                Arguments.of("all.arc.gz", gzip(VERSION, one, two, three)),
                Arguments.of("headless.arc", bytes(one, two, three)),
                Arguments.of("nameless", bytes(VERSION, one, two, three)),
                Arguments.of("garbage.arc", bytes(VERSION, one, "\0\0\n", two, "garbage ".repeat(5_000), "\n", three)),
                Arguments.of("garbage.arc.gz", bytes(gzip(VERSION), gzip(one), "\0\0", gzip(two), gzip(three))));
    }

    @Test
    void shouldNameKindsThatHoldNoPage() {
        assertThat(files.read("x.arc", VERSION, DNS))
                .extracting(item -> ((RecordedItem.Other) item).kind())
                .containsExactly("filedesc", "dns");
    }

    @Test
    void shouldReadUrlsWithSpaces() {
        byte[] record = block("http://pier-post.example/a b 1 192.0.2.1 20260301100000 text/html ", http(page(1)));

        assertThat(exchanges(files.read("x.arc", VERSION, record)))
                .extracting(Exchange::url)
                .containsExactly("http://pier-post.example/a b 1");
    }

    @Test
    void shouldFindTheNextRecordAfterAWrongLength() {
        byte[] small = bytes(url(1), " 192.0.2.1 20260301100000 text/html 99\n", http(page(1)), "\n");
        byte[] large = bytes(url(2), " 192.0.2.1 20260301100000 text/html 900\n", http(page(2)), "\n");

        List<RecordedItem> items = files.read("x.arc", VERSION, small, large, arc(3, "text/html "));

        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(1), url(3));
        assertThat(RecordQuirksTest.damage(items)).hasSize(2);
    }
}
