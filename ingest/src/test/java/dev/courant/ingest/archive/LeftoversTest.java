package dev.courant.ingest.archive;

import static dev.courant.ingest.archive.ArchiveFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;

/** What a process that died leaves behind. */
class LeftoversTest {
    private static final String URL = "https://harbour.example/";

    @TempDir
    Path folder;

    private byte[] file(int pages) throws Exception {
        Path source = folder.resolve("source");
        try (ArchiveFixture archive = ArchiveFixture.in(source, Map.of())) {
            for (int i = 0; i < pages; i++) {
                archive.keepPage(URL + i, "page " + i);
            }
        }
        return Files.readAllBytes(ArchiveNames.closedFiles(source).getFirst());
    }

    private static List<ScannedRecord> records(Path file) throws Exception {
        RecordScan scan = RecordScan.of(file);
        assertThat(scan.damage()).isNull();
        return scan.records();
    }

    /** Whatever of the file had come to disk when the process was killed, all records that were whole stay. */
    @Test
    void shouldKeepEveryWholeRecordOfAnyPrefix() throws Exception {
        byte[] whole = file(2);
        Path complete = Files.write(folder.resolve("complete"), whole);
        List<ScannedRecord> all = records(complete);

        for (int length = 0; length <= whole.length; length += length < 12 || length > whole.length - 12 ? 1 : 29) {
            Path open = folder.resolve("one-20260302120000000-00000.warc.gz.open");
            Files.write(open, Arrays.copyOf(whole, length));
            int cut = length;
            long expected = all.stream()
                    .filter(record -> record.offset() + record.length() <= cut)
                    .count();

            Leftovers.complete(folder, NOON);

            assertThat(open).doesNotExist();
            Path closed = ArchiveNames.closed(open);
            if (all.stream().limit(expected).noneMatch(ScannedRecord::isIndexed)) {
                assertThat(closed).as("nothing of worth in %d bytes", cut).doesNotExist();
                continue;
            }
            assertThat(records(closed)).as("%d bytes", cut).hasSize((int) expected);
            try (WarcReader reader = new WarcReader(closed)) {
                assertThat(reader.records().count())
                        .as("jwarc in %d bytes", cut)
                        .isEqualTo(expected);
            }
            assertThat(CdxIndex.lines(ArchiveNames.index(closed))).hasSize((int) all.stream()
                    .limit(expected)
                    .filter(ScannedRecord::isIndexed)
                    .count());
            Files.delete(closed);
            Files.delete(ArchiveNames.index(closed));
        }
    }

    @Test
    void shouldCutOffWhatIsNotARecord() throws Exception {
        byte[] whole = file(1);
        byte[] damaged = Arrays.copyOf(whole, whole.length + 300);
        Path open = folder.resolve("one-20260302120000000-00000.warc.gz.open");
        Files.write(open, damaged);

        Leftovers.complete(folder, NOON);

        assertThat(Files.readAllBytes(ArchiveNames.closed(open))).isEqualTo(whole);
    }

    @Test
    void shouldLeaveAFileAloneThatIsBeingWritten() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder, Map.of())) {
            archive.keepPage(URL, "page");
            archive.flush();

            Leftovers.complete(folder, NOON);

            assertThat(ArchiveNames.openFiles(folder)).hasSize(1);
            archive.keepPage(URL + "2", "page 2");
        }
        assertThat(Archive.open(folder).list(null, null, null)).hasSize(2);
    }
}
