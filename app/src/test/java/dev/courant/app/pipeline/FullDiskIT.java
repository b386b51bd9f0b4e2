package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline on a disk that gets full. */
@Tag("long")
class FullDiskIT {
    private static final String[] OPTIONS = {"--kafka-port", "0", "--postgres-port", "0"};

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=700m", "none", disk.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "only root can mount a small disk: " + said);
    }

    @AfterEach
    void unmount() throws Exception {
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    @Test
    void shouldEndWithOneLineAndGoOnWhenThereIsSpaceAgain() throws Exception {
        Path data = disk.resolve("data");
        Path filler = disk.resolve("filler");
        try (RunProcess run = RunProcess.on(data, folder, OPTIONS)) {
            assertThat(run.awaitLine("feeds +0 added")).isNotNull();

            fill(filler, 60 << 20);

            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.errors().lines().filter(line -> !line.contains(" INFO ")))
                    .singleElement()
                    .asString()
                    .contains("event=stopped_by_itself cause=")
                    .contains("disk: " + data + " has ")
                    .contains(" MiB of free space, too little to go on: free some and start again; nothing is lost");
            assertThat(run.postgres()).isEmpty();
        }
        try (RunProcess refused = RunProcess.on(data, folder, OPTIONS)) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.errors())
                    .startsWith("courant: " + data + " has ")
                    .endsWith(" MiB are needed to start: free some, or choose another folder\n")
                    .hasLineCount(1);
        }
        Files.delete(filler);
        try (RunProcess again = RunProcess.on(data, folder, OPTIONS)) {
            assertThat(again.awaitLine("feeds +0 added")).isNotNull();
        }
    }

    /** Fills the disk until only some bytes are left. */
    private static void fill(Path filler, long left) throws IOException {
        byte[] block = new byte[1 << 20];
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
            while (Files.getFileStore(filler).getUsableSpace() > left) {
                file.write(block);
            }
        }
    }
}
