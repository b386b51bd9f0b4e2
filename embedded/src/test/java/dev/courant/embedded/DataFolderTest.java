package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-02-03T12:00:00.5Z"));

    @TempDir
    private Path folder;

    /** Opens a folder, says so or why not, and runs until its input ends. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            try (DataFolder opened = DataFolder.open(Path.of(arguments[0]), NOON)) {
                System.out.println("opened " + opened.path());
                System.out.flush();
                int unused = System.in.read();
            } catch (CourantException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void shouldSayWhoseFolderItIs() throws IOException {
        Path data = folder.resolve("data");
        try (DataFolder first = DataFolder.open(data, NOON)) {
            assertThatThrownBy(() -> DataFolder.open(data, NOON))
                    .isInstanceOf(CourantException.class)
                    .isNotInstanceOf(InvalidSettingException.class)
                    .hasMessage(
                            "%s is in use by a Courant with pid %d since 2026-02-03T12:00:00Z; stop it, or choose another folder",
                            data, ProcessHandle.current().pid());
            first.announce("http://localhost:8080");
            assertThatThrownBy(() -> DataFolder.open(data, NOON))
                    .hasMessageContaining("12:00:00Z, newsdesk http://localhost:8080; stop it");
        }
    }

    @Test
    void shouldRefuseOtherProcessesAfterItRefusedOneOfItsOwn() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("data")));
        try (DataFolder first = DataFolder.open(link, NOON)) {
            assertThatThrownBy(() -> DataFolder.open(link.toRealPath(), NOON)).isInstanceOf(CourantException.class);

            Process other = open(first.path());

            assertThat(firstLine(other))
                    .contains("is in use by a Courant with pid "
                            + ProcessHandle.current().pid());
            assertThat(other.waitFor()).isZero();
        }
    }

    @Test
    void shouldBeFreeAfterItsOwnerWasKilled() throws Exception {
        Process other = open(folder);
        assertThat(firstLine(other)).isEqualTo("opened " + folder);
        assertThatThrownBy(() -> DataFolder.open(folder, NOON))
                .hasMessageContaining("is in use by a Courant with pid " + other.pid());

        other.destroyForcibly().waitFor();

        try (DataFolder next = DataFolder.open(folder, NOON)) {
            assertThat(next.path()).isEqualTo(folder);
        }
    }

    @Test
    void shouldLeaveNothingButItsLockWhenItIsClosed() throws IOException {
        DataFolder.open(folder, NOON).close();

        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("courant.lock"));
    }

    @Test
    void shouldBeClosedToOtherUsers() throws IOException {
        Path data = folder.resolve("a/b");
        Files.createDirectories(folder.resolve("a"));
        try (DataFolder opened = DataFolder.open(data, NOON)) {
            Files.createDirectory(data.resolve("kafka"));

            assertThat(mode(data)).isEqualTo("rwx------");
            assertThat(mode(opened.subfolder("kafka"))).isEqualTo("rwx------");
            assertThat(mode(data.resolve("owner.properties"))).isEqualTo("rw-------");
            assertThat(mode(data.resolve("courant.lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void shouldRefuseWhatCannotBeAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file, NOON))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(file + " is a file; give a folder for the data");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below"), NOON))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(file + "/below cannot be used as the folder of the data: ");
        assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/x"), NOON))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "/proc/x cannot be used as the folder of the data: no folder can be created there; choose another folder");
    }

    @Test
    void shouldDeleteATemporaryFolder() throws IOException {
        DataFolder temporary = DataFolder.temporary("courant-test");
        Files.createFile(temporary.subfolder("kafka").resolve("segment"));

        temporary.close();

        assertThat(temporary.path()).doesNotExist();
    }

    private static Process open(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(output.readLine());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
