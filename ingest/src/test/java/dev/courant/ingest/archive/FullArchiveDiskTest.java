package dev.courant.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.courant.runtime.Health;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive on a disk that gets full, and has room again. */
class FullArchiveDiskTest {
    private static final int PAGES = 30;

    @TempDir
    Path disk;

    @BeforeEach
    void mount() throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "only root can mount a small disk: " + said);
    }

    @AfterEach
    void unmount() throws Exception {
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    /** Keeps more than there is room for, the larger part of it taken by something else. */
    private void fill(ArchiveFixture archive, Path other) throws Exception {
        Files.write(other, new byte[800 << 10]);
        Random random = new Random(7);
        for (int i = 0; i < PAGES; i++) {
            StringBuilder noise = new StringBuilder();
            random.ints(20_000, 'a', 'z').forEach(letter -> noise.append((char) letter));
            archive.keepPage("https://harbour.example/" + i, noise.toString().substring(0, 300));
            archive.keep(ArchiveFixture.capture(
                    "https://harbour.example/long/" + i, ArchiveFixture.NOON, 200, noise.toString()));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(archive.writer.check())
                        .isInstanceOfSatisfying(
                                Health.Down.class,
                                down -> assertThat(down.cause()).contains("No space left on device")));
    }

    @Test
    void shouldLoseNothingWhenItStops() throws Exception {
        Path other = disk.resolve("other");
        try (ArchiveFixture archive = ArchiveFixture.in(disk.resolve("archive"), Map.of())) {
            fill(archive, other);
            assertThat(archive.onDisk.get()).isLessThan(2 * PAGES);

            Files.delete(other);
            await().atMost(Duration.ofSeconds(30)).until(() -> archive.onDisk.get() == 2 * PAGES);
            await().until(() -> archive.writer.check() instanceof Health.Up);
        }
        assertThat(ArchiveCheck.of(disk.resolve("archive")).problems()).isEmpty();
        assertThat(Archive.open(disk.resolve("archive")).list(null, null, null)).hasSize(2 * PAGES);
    }

    @Test
    void shouldStaySoundWhenItGoesOn() throws Exception {
        Path other = disk.resolve("other");
        try (ArchiveFixture archive =
                ArchiveFixture.in(disk.resolve("archive"), Map.of("COURANT_ARCHIVE_ON_FAILURE", "continue"))) {
            fill(archive, other);
            archive.flush();
            assertThat(archive.onDisk).hasValue(2 * PAGES);

            Files.delete(other);
            archive.keepPage("https://harbour.example/last", "last");
            archive.flush();
            await().until(() -> archive.writer.check() instanceof Health.Up);
        }
        assertThat(ArchiveCheck.of(disk.resolve("archive")).problems()).isEmpty();
        assertThat(Archive.open(disk.resolve("archive")).find("https://harbour.example/last"))
                .hasSize(1);
    }
}
