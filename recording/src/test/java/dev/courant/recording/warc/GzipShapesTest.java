package dev.courant.recording.warc;

import static dev.courant.recording.warc.ArchiveBytes.bytes;
import static dev.courant.recording.warc.ArchiveBytes.gzip;
import static dev.courant.recording.warc.ArchiveBytes.http;
import static dev.courant.recording.warc.ArchiveBytes.page;
import static dev.courant.recording.warc.ArchiveBytes.plainResponse;
import static dev.courant.recording.warc.ArchiveBytes.response;
import static dev.courant.recording.warc.ArchiveBytes.url;
import static dev.courant.recording.warc.ArchiveFiles.exchanges;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.Exchange;
import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How records are laid into gzip members, and that reading resumes at each of them. */
class GzipShapesTest {
    private static final byte[] NAMED_MEMBER_HEAD =
            HexFormat.of().parseHex("1f8b081f000000000003" + "0300616263" + "4e00" + "4300" + "0000");

    @TempDir
    Path folder;

    private ArchiveFiles files;

    @BeforeEach
    void openFolder() {
        files = new ArchiveFiles(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void shouldReadAllRecordsAndResumeAtEach(String name, byte[] content) {
        Path file = files.file(name, content);

        List<RecordedItem> items = ArchiveFiles.read(file, 0);

        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(1), url(2), url(3), url(4));
        assertThat(exchanges(items)).extracting(ArchiveFiles::text).containsExactly(page(1), page(2), page(3), page(4));
        assertThat(items)
                .extracting(item -> item.position().offset())
                .isSorted()
                .doesNotHaveDuplicates();
        for (int i = 0; i < items.size(); i++) {
            assertSame(ArchiveFiles.read(file, items.get(i).position().offset()), items.subList(i, items.size()));
        }
    }

    static Stream<Arguments> shapes() {
        byte[] all = bytes(plainResponse(1), plainResponse(2), plainResponse(3), plainResponse(4));
        byte[] one = gzip(plainResponse(1));
        byte[] four = gzip(plainResponse(4));
        return Stream.of(
                Arguments.of("each.warc.gz", bytes(one, gzip(plainResponse(2)), gzip(plainResponse(3)), four)),
                Arguments.of("all.warc.gz", gzip(all)),
                Arguments.of("plain.warc", all),
                Arguments.of("unzipped.warc.gz", all),
                Arguments.of("zipped.warc", gzip(all)),
                Arguments.of("nameless", bytes(one, gzip(plainResponse(2), plainResponse(3), plainResponse(4)))),
                Arguments.of("blocks-of-100.warc.gz", inMembersOf(100, all)),
                Arguments.of("blocks-of-7.warc.gz", inMembersOf(7, all)),
                Arguments.of(
                        "two-by-two.warc.gz",
                        bytes(gzip(plainResponse(1), plainResponse(2)), gzip(plainResponse(3), plainResponse(4)))),
                Arguments.of(
                        "continued.warc.gz",
                        bytes(one, gzip(plainResponse(2)), inMembersOf(300, plainResponse(3)), four)),
                Arguments.of(
                        "empty-members.warc.gz",
                        bytes(one, gzip(), gzip(plainResponse(2), plainResponse(3)), gzip(), four, gzip())),
                Arguments.of(
                        "blank-between.warc.gz",
                        bytes(
                                gzip(plainResponse(1), "\r\n"),
                                gzip("\r\n\r\n", plainResponse(2)),
                                gzip(plainResponse(3)),
                                four)),
                Arguments.of(
                        "garbage.warc.gz",
                        bytes(
                                one,
                                new byte[64],
                                gzip(plainResponse(2)),
                                "\u001f\u008b\b\0\0\0",
                                gzip(plainResponse(3)),
                                four,
                                new byte[9])),
                Arguments.of(
                        "garbage.warc",
                        bytes(
                                plainResponse(1),
                                "\0\0WARC\0",
                                plainResponse(2),
                                plainResponse(3),
                                "\0",
                                plainResponse(4))),
                Arguments.of(
                        "garbage-first.warc.gz",
                        bytes("garbage", one, gzip(plainResponse(2)), gzip(plainResponse(3)), four)),
                Arguments.of("garbage-first.warc", bytes("garbage", all)),
                Arguments.of(
                        "named-members.warc.gz",
                        bytes(one, NAMED_MEMBER_HEAD, tail(gzip(plainResponse(2))), gzip(plainResponse(3)), four)),
                Arguments.of(
                        "foreign-member.warc.gz",
                        bytes(one, gzip("no record"), gzip(plainResponse(2)), gzip(plainResponse(3)), four)));
    }

    private static byte[] inMembersOf(int size, byte[] content) {
        List<byte[]> members = new ArrayList<>();
        for (int at = 0; at < content.length; at += size) {
            members.add(gzip((Object) Arrays.copyOfRange(content, at, Math.min(content.length, at + size))));
        }
        return bytes(members.toArray());
    }

    private static byte[] tail(byte[] member) {
        return Arrays.copyOfRange(member, 10, member.length);
    }

    @Test
    void shouldReadRecordsThatAreLargerThanWhatIsHeld() {
        byte[] noise = new byte[26 << 20];
        new Random(1).nextBytes(noise);
        byte[] large = response(1, http(noise, "Content-Type: video/mp4"));

        for (byte[] content : List.of(
                bytes(gzip(large), gzip(plainResponse(2))),
                gzip(large, plainResponse(2)),
                bytes(large, plainResponse(2)))) {
            List<Exchange> exchanges = exchanges(files.read("large.warc", (Object) content));

            assertThat(exchanges).extracting(Exchange::url).containsExactly(url(1), url(2));
            assertThat(exchanges.getFirst().truncated()).isTrue();
            assertThat(exchanges.getFirst().body()).isEqualTo(Arrays.copyOf(noise, 16 << 20));
        }
    }

    @Test
    void shouldGoBackForARecordThatALengthSwallowed() {
        byte[] liar = ArchiveBytes.bytes(ArchiveBytes.head("response", url(1), 40 << 20), http(page(1)), "\r\n\r\n");
        byte[] noise = new byte[26 << 20];
        new Random(2).nextBytes(noise);

        List<RecordedItem> items = files.read(
                "x.warc.gz", (Object) gzip(liar, plainResponse(2), response(3, http(noise)), plainResponse(4)));

        assertThat(exchanges(items)).extracting(Exchange::url).containsExactly(url(2), url(3), url(4));
    }

    @Test
    void shouldNotTakeLongForManyRecordsOfOneMember() {
        Object[] records =
                IntStream.range(0, 5_000).mapToObj(ArchiveBytes::plainResponse).toArray();

        List<RecordedItem> items = files.read("many.warc.gz", (Object) gzip(records));

        assertThat(exchanges(items)).hasSize(5_000);
        assertThat(items.getLast().position()).isEqualTo(new Position(folder.resolve("many.warc.gz"), 4_999));
        assertThat(exchanges(ArchiveFiles.read(folder.resolve("many.warc.gz"), 4_990)))
                .hasSize(10);
    }

    @Test
    void shouldResumeAtAMemberThatLooksCompressedInside() {
        byte[] nested = response(2, http(gzip(gzip(page(2))), "Content-Type: application/gzip"));
        byte[] stored = bytes(gzip(plainResponse(1)), gzip(nested), gzip(plainResponse(3)));

        assertThat(exchanges(files.read("nested.warc.gz", (Object) stored)))
                .extracting(Exchange::url)
                .containsExactly(url(1), url(2), url(3));
    }

    static void assertSame(List<RecordedItem> items, List<RecordedItem> expected) {
        assertThat(items.stream().map(GzipShapesTest::summary))
                .isEqualTo(expected.stream().map(GzipShapesTest::summary).toList());
    }

    private static String summary(RecordedItem item) {
        return item instanceof RecordedItem.Response response
                ? response.position()
                        + response.exchange().url()
                        + response.exchange().truncated()
                        + new String(response.exchange().body(), ISO_8859_1)
                : item.toString();
    }
}
