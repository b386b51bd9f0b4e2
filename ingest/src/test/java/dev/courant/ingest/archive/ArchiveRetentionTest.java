package dev.courant.ingest.archive;

import static dev.courant.ingest.archive.ArchiveFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRetentionTest {
    @TempDir
    Path folder;

    /** Closed 3, 2 and 1 days before noon, of 1000 bytes with their index; and one that is open. */
    @BeforeEach
    void write() throws IOException {
        for (int days = 3; days > 0; days--) {
            // The instances' names are in the other order than the times.
            Path file = folder.resolve(ArchiveNames.name("i" + (9 - days), NOON.minus(Duration.ofDays(days)), 0));
            Files.write(file, new byte[900]);
            Files.write(ArchiveNames.index(file), new byte[100]);
            Files.setLastModifiedTime(file, FileTime.from(NOON.minus(Duration.ofDays(days))));
        }
        Path open = Files.write(folder.resolve("other-20200101000000000-00000.warc.gz.open"), new byte[1000]);
        Files.setLastModifiedTime(open, FileTime.from(NOON.minus(Duration.ofDays(900))));
    }

    private void apply(Map<String, String> settings) throws IOException {
        new ArchiveRetention(folder, ArchiveFixture.settings(folder, settings)).apply(NOON);
    }

    private void assertLeft(int closed) throws IOException {
        assertThat(ArchiveNames.closedFiles(folder))
                .hasSize(closed)
                .allSatisfy(file -> assertThat(ArchiveNames.index(file)).exists());
        assertThat(ArchiveNames.openFiles(folder)).hasSize(1);
        try (var all = Files.list(folder)) {
            assertThat(all).hasSize(2 * closed + 1);
        }
    }

    @Test
    void shouldKeepEverythingByDefault() throws IOException {
        apply(Map.of());

        assertLeft(3);
    }

    @Test
    void shouldRemoveWhatIsTooOld() throws IOException {
        apply(Map.of("COURANT_ARCHIVE_KEEP", "36h"));

        assertLeft(1);
    }

    @Test
    void shouldRemoveTheOldestWhileTheArchiveIsTooLarge() throws IOException {
        apply(Map.of("COURANT_ARCHIVE_MAX_SIZE", "3000"));

        assertLeft(2);
        assertThat(ArchiveNames.closedFiles(folder).getFirst().getFileName().toString())
                .startsWith("i7-");
    }

    @Test
    void shouldNotRemoveAnOpenFileHoweverLarge() throws IOException {
        apply(Map.of("COURANT_ARCHIVE_MAX_SIZE", "10"));

        assertLeft(0);
    }
}
