package dev.courant.recording.warc;

import static dev.courant.recording.warc.ArchiveBytes.bytes;
import static dev.courant.recording.warc.ArchiveBytes.gzip;
import static dev.courant.recording.warc.ArchiveBytes.http;
import static dev.courant.recording.warc.ArchiveBytes.response;
import static dev.courant.recording.warc.ArchiveBytes.url;
import static dev.courant.recording.warc.ArchiveFiles.exchanges;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedItem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault anywhere in a file costs the record that it hits, and is told. */
class ArchiveDamageTest {
    private static final int RECORDS = 4;

    @TempDir
    Path folder;

    private ArchiveFiles files;

    @BeforeEach
    void openFolder() {
        files = new ArchiveFiles(folder);
    }

    /** Of different lengths, so that no changed digit of a length ends at another record. */
    private static byte[] record(int number) {
        return response(number, http("<p>" + "The crane is idle. ".repeat(number) + "</p>", "Content-Type: text/html"));
    }

    private static List<String> texts() {
        return IntStream.rangeClosed(1, RECORDS)
                .mapToObj(number -> "<p>" + "The crane is idle. ".repeat(number) + "</p>")
                .toList();
    }

    private static byte[][] parts(boolean compressed) {
        byte[][] parts = new byte[RECORDS][];
        for (int i = 0; i < RECORDS; i++) {
            parts[i] = compressed ? gzip((Object) record(i + 1)) : record(i + 1);
        }
        return parts;
    }

    @Test
    void shouldLoseNoOtherRecordToAFlippedByteOfACompressedFile() {
        flipAll("flip.warc.gz", parts(true));
    }

    @Test
    void shouldLoseNoOtherRecordToAFlippedByteOfAPlainFile() {
        flipAll("flip.warc", parts(false));
    }

    private void flipAll(String name, byte[][] parts) {
        byte[] whole = bytes((Object[]) parts);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (at % 3 == 0 ? 0xff : 1 << at % 8);
            check(name, flipped, others(parts, at), "byte " + at);
        }
    }

    @Test
    void shouldHoldCompressedDataAgainstItsChecksum() {
        byte[] record = record(1);
        byte[] member = bytes(
                HexFormat.of().parseHex("1f8b0800000000000003"),
                ArchiveBytes.stored(record),
                tail(gzip((Object) record), 8));
        byte[] changed = member.clone();
        changed[member.length / 2] ^= 1;

        assertThat(exchanges(files.read("x.warc.gz", member, gzip((Object) record(2)))))
                .hasSize(2);
        assertThat(exchanges(files.read("x.warc.gz", changed, gzip((Object) record(2)))))
                .extracting(Exchange::url)
                .containsExactly(url(2));
    }

    private static byte[] tail(byte[] bytes, int length) {
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }

    @Test
    void shouldReadAllRecordsBeforeACut() {
        for (boolean compressed : new boolean[] {true, false}) {
            byte[][] parts = parts(compressed);
            byte[] whole = bytes((Object[]) parts);
            for (int length = parts[0].length; length < whole.length; length++) {
                Set<String> before = new HashSet<>();
                for (int i = 0; i < hit(parts, length); i++) {
                    before.add(url(i + 1));
                }
                check("cut.warc" + (compressed ? ".gz" : ""), Arrays.copyOf(whole, length), before, "cut at " + length);
            }
        }
    }

    @Test
    void shouldLoseNoOtherRecordToGarbage() {
        Random random = new Random(5);
        for (boolean compressed : new boolean[] {true, false}) {
            byte[][] parts = parts(compressed);
            byte[] whole = bytes((Object[]) parts);
            for (int at = 0; at <= whole.length; at++) {
                byte[] garbage = new byte[1 + random.nextInt(40)];
                random.nextBytes(garbage);
                byte[] spoilt = bytes(Arrays.copyOf(whole, at), garbage, Arrays.copyOfRange(whole, at, whole.length));
                check("garbage.warc" + (compressed ? ".gz" : ""), spoilt, others(parts, at), "garbage at " + at);
            }
        }
    }

    @Test
    void shouldNeverFailForNoise() {
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            boolean compressed = i % 2 == 0;
            byte[] content =
                    compressed ? bytes(gzip(record(1)), noise, gzip(record(2))) : bytes(record(1), noise, record(2));
            List<RecordedItem> items = files.read(compressed ? "noise.warc.gz" : "noise.warc", (Object) content);
            assertThat(exchanges(items)).extracting(Exchange::url).contains(url(1), url(2));
        }
    }

    /** All others are read, and nothing that no server said: a compressed record is whole or damaged. */
    private void check(String name, byte[] content, Set<String> others, String how) {
        List<RecordedItem> items = files.read(name, (Object) content);

        assertThat(exchanges(items)).as(how).extracting(Exchange::url).containsAll(others);
        assertThat(items)
                .as(how)
                .extracting(item -> item.position().offset())
                .isSorted()
                .doesNotHaveDuplicates();
        if (name.endsWith(".gz")) {
            assertThat(exchanges(items)).as(how).extracting(ArchiveFiles::text).isSubsetOf(texts());
        }
        for (RecordedItem item : items) {
            if (item instanceof RecordedItem.Damaged damaged) {
                assertThat(damaged.why()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    /** Returns the URLs of the records that do not have the byte at an offset. */
    private static Set<String> others(byte[][] parts, int at) {
        Set<String> urls = new HashSet<>();
        int hit = hit(parts, at);
        for (int i = 0; i < RECORDS; i++) {
            if (i != hit) {
                urls.add(url(i + 1));
            }
        }
        return urls;
    }

    private static int hit(byte[][] parts, int at) {
        int end = 0;
        for (int i = 0; i < parts.length; i++) {
            end += parts[i].length;
            if (at < end) {
                return i;
            }
        }
        return parts.length;
    }
}
