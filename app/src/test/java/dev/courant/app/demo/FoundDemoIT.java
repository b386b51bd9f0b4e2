package dev.courant.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a demonstration in its own process, and a command that finds it without configuration. */
@Tag("long")
class FoundDemoIT {
    @TempDir
    private Path folder;

    @Test
    void shouldBeFoundByCommandsWhileItRuns() throws Exception {
        Process demo = start("demo", "--port", "0");
        try (BufferedReader output = demo.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch(line -> line.contains("Courant is running")))
                    .isTrue();

            Process list = start("feeds", "list", "--json");
            long feeds = list.inputReader(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\"feedId\""))
                    .count();

            assertThat(list.waitFor()).isZero();
            assertThat(feeds).isEqualTo(7);
            assertThat(folder.resolve("courant/running"))
                    .isDirectoryContaining("glob:**/" + demo.pid() + ".properties");
        } finally {
            demo.destroy();
            demo.waitFor();
        }
        assertThat(folder.resolve("courant/running")).isEmptyDirectory();
    }

    private Process start(String... arguments) throws Exception {
        return CourantProcess.start(Map.of("XDG_STATE_HOME", folder.toString()), arguments);
    }
}
