package dev.courant.ingest.archive;

import static dev.courant.ingest.archive.ArchiveFixture.NOON;
import static dev.courant.ingest.archive.ArchiveFixture.capture;
import static dev.courant.ingest.archive.ArchiveFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.recording.Header;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

class ArchiveWriterTest {
    private static final String URL = "https://harbour.example/ferry";

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("archive");
    }

    private List<ScannedRecord> records() throws IOException {
        List<ScannedRecord> all = new ArrayList<>();
        for (Path file : ArchiveNames.closedFiles(folder())) {
            RecordScan scan = RecordScan.of(file);
            assertThat(scan.damage()).isNull();
            assertThat(scan.records()).extracting(ScannedRecord::problem).containsOnlyNulls();
            all.addAll(scan.records());
        }
        return all;
    }

    @Test
    void shouldHaveARecordOnDiskBeforeItSaysSo() throws Exception {
        AtomicReference<List<String>> seen = new AtomicReference<>();
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of())) {
            archive.writer.keep(
                    new KeptExchanges(URL, NOON, List.of(capture(URL, NOON, 200, page("one"))), Map.of()), () -> {
                        try {
                            Path open = ArchiveNames.openFiles(folder()).getFirst();
                            seen.set(RecordScan.of(open).records().stream()
                                    .map(ScannedRecord::type)
                                    .toList());
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            archive.flush();
            assertThat(seen.get()).containsExactly("warcinfo", "response", "request", "metadata");
            assertThat(archive.count("courant.archive.records")).isEqualTo(3);
            assertThat(archive.count("courant.archive.bytes")).isPositive();
        }
        assertThat(ArchiveNames.openFiles(folder())).isEmpty();
    }

    @Test
    void shouldWriteTheNextFileWhenOneIsLargeOrOldEnough() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of("COURANT_ARCHIVE_ROTATE_SIZE", "1KiB"))) {
            archive.keepPage(URL + "/b", "one");
            archive.keepPage(URL + "/a", "two");
            archive.flush();
            await().until(() -> ArchiveNames.closedFiles(folder()).size() == 1);
        }
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of("COURANT_ARCHIVE_ROTATE_AFTER", "1h"))) {
            archive.keepPage(URL, "three");
            archive.flush();
            archive.now.set(NOON.plus(Duration.ofHours(1)));
            await().until(() -> ArchiveNames.closedFiles(folder()).size() == 2);
        }

        for (Path file : ArchiveNames.closedFiles(folder())) {
            List<CdxLine> lines = CdxIndex.lines(ArchiveNames.index(file));
            assertThat(lines).extracting(CdxLine::toString).isSorted().isNotEmpty();
            for (CdxLine line : lines) {
                assertThat(line.filename()).isEqualTo(file.getFileName().toString());
                try (var in = Files.newInputStream(file)) {
                    in.skipNBytes(line.offset());
                    byte[] member = in.readNBytes((int) line.length());
                    WarcRecord record = new WarcReader(new java.io.ByteArrayInputStream(member))
                            .next()
                            .orElseThrow();
                    assertThat(record.headers().first("WARC-Target-URI")).contains(line.url());
                }
            }
        }
    }

    @Test
    void shouldNotStoreAPayloadAgainThatIsStored() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of())) {
            archive.keepPage(URL, "same");
            archive.flush();
            archive.now.set(NOON.plusSeconds(60));
            archive.keepPage(URL, "same");
            archive.keepPage(URL + "/other", "same");
            archive.flush();
            archive.now.set(NOON.plusSeconds(120));
            archive.keepPage(URL, "changed");
            archive.flush();
            archive.keepPage(URL, "same");
            archive.flush();
        }

        assertThat(records())
                .filteredOn(record -> record.url().equals(URL) && record.digest() != null)
                .extracting(ScannedRecord::type)
                .containsExactly("response", "revisit", "response", "response");
        assertThat(records())
                .filteredOn(ScannedRecord::isRevisit)
                .allSatisfy(revisit -> assertThat(revisit.refersToAt()).isEqualTo(NOON));
        Archive read = Archive.open(folder());
        ArchivedCapture revisit = read.find(URL).get(1);
        assertThat(revisit.repeats()).isTrue();
        assertThat(read.read(revisit).orElseThrow().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(page("same"));
    }

    @Test
    void shouldKnowAfterARestartWhatIsStored() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of())) {
            archive.keepPage(URL, "same");
            archive.flush();
        }
        Originals originals = new Originals(Duration.ofDays(1));
        Path file = ArchiveNames.closedFiles(folder()).getFirst();
        originals.restore(file);
        ScannedRecord stored =
                records().stream().filter(ScannedRecord::isResponse).findFirst().orElseThrow();

        assertThat(originals.find(URL, String.valueOf(stored.digest()), NOON))
                .hasValueSatisfying(original -> assertThat(original.id()).isEqualTo(stored.id()));
        assertThat(originals.find(URL, String.valueOf(stored.digest()), NOON.plus(Duration.ofDays(2))))
                .as("files are removed some time, and this one may be by then")
                .isEmpty();
        Files.delete(file);
        assertThat(originals.find(URL, String.valueOf(stored.digest()), NOON)).isEmpty();
    }

    @Test
    void shouldWaitWhileTheArchiveCannotBeWrittenAndGoOnByItself() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of())) {
            await().until(() -> archive.writer.check() instanceof Health.Up);
            Files.delete(folder());
            archive.keepPage(URL, "one");
            await().untilAsserted(() -> assertThat(archive.writer.check())
                    .isInstanceOfSatisfying(
                            Health.Down.class,
                            down -> assertThat(down.cause())
                                    .startsWith("the archive cannot be written (")
                                    .endsWith("), polling and scraping wait")
                                    .hasLineCount(1)));
            AtomicBoolean writable = new AtomicBoolean();
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    archive.writer.awaitWritable();
                    writable.set(true);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await().until(() -> waiting.getState() == Thread.State.WAITING);
            assertThat(archive.onDisk).hasValue(0);

            Files.createDirectories(folder());
            await().until(() -> archive.onDisk.get() == 1);
            waiting.join();
            assertThat(writable).isTrue();
            await().until(() -> archive.writer.check() instanceof Health.Up);
            assertThat(archive.count("courant.archive.failures")).isPositive();
        }
        assertThat(records()).extracting(ScannedRecord::url).contains(URL);
    }

    @Test
    void shouldGoOnWithoutTheArchiveWhereTheOperatorPrefersThat() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of("COURANT_ARCHIVE_ON_FAILURE", "continue"))) {
            await().until(() -> archive.writer.check() instanceof Health.Up);
            Files.delete(folder());
            archive.keepPage(URL, "lost");
            archive.flush();
            assertThat(archive.onDisk).hasValue(1);
            archive.writer.awaitWritable();
            await().untilAsserted(() -> assertThat(archive.writer.check())
                    .isInstanceOfSatisfying(
                            Health.Down.class, down -> assertThat(down.cause()).contains("go on without archiving")));

            Files.createDirectories(folder());
            archive.keepPage(URL, "lost");
            archive.flush();
            await().until(() -> archive.writer.check() instanceof Health.Up);
        }
        assertThat(records())
                .as("the second is no revisit of the first, which was not written")
                .filteredOn(record -> record.url().equals(URL))
                .extracting(ScannedRecord::type)
                .containsExactly("response", "request", "metadata");
    }

    @Test
    void shouldNeverGiveTwoFilesOneName() throws Exception {
        try (ArchiveFixture one = ArchiveFixture.in(folder(), Map.of());
                ArchiveFixture other = ArchiveFixture.in(folder(), Map.of())) {
            one.keepPage(URL + "/1", "one");
            other.keepPage(URL + "/2", "two");
            one.flush();
            other.flush();
            assertThat(ArchiveNames.openFiles(folder())).hasSize(2);
            assertThat(Archive.open(folder()).list(null, null, null))
                    .as("open files are read as well")
                    .hasSize(2);
        }
        assertThat(ArchiveNames.closedFiles(folder())).hasSize(2);
        assertThat(records()).filteredOn(ScannedRecord::isResponse).hasSize(2);
    }

    @Test
    void shouldNotStoreWhatThePublisherWantsNotToBeArchived() throws Exception {
        try (ArchiveFixture archive = ArchiveFixture.in(folder(), Map.of())) {
            archive.keep(capture(
                    URL + "/meta",
                    NOON,
                    200,
                    "<html><head><META content='noindex, NoArchive' name=Robots></head><body>a"));
            archive.keep(capture(URL + "/ours", NOON, 200, "<meta name=harbour content=noarchive>"));
            archive.keep(capture(URL + "/header", NOON, 200, "b", new Header("x-robots-tag", "noindex,noarchive")));
            archive.keep(capture(URL + "/theirs", NOON, 200, "c", new Header("X-Robots-Tag", "otherbot: noarchive")));
            archive.keep(capture(URL + "/text", NOON, 200, "<p>How to use noarchive</p>"));
        }

        assertThat(records())
                .filteredOn(ScannedRecord::isResponse)
                .extracting(ScannedRecord::url)
                .containsExactly(URL + "/theirs", URL + "/text");
        assertThat(records())
                .filteredOn(ScannedRecord::alone)
                .extracting(ScannedRecord::url)
                .containsExactly(URL + "/meta", URL + "/ours", URL + "/header");
    }

    @Test
    void shouldRefuseAFolderThatIsNone() throws Exception {
        Files.createFile(folder());

        assertThatThrownBy(() -> ArchiveFixture.in(folder(), Map.of()))
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("COURANT_ARCHIVE=" + folder() + ": write a folder in which files can be made");
    }
}
