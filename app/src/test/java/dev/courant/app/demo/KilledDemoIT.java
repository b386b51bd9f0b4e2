package dev.courant.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.embedded.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a demonstration while it runs, and starts another one on the same folder. */
@Tag("long")
class KilledDemoIT {
    @TempDir
    private Path data;

    @Test
    void shouldContinueAfterBeingKilled() throws Exception {
        Process first = start("--data", data.toString(), "--port", "0");
        try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch(line -> line.contains("Courant is running")))
                    .isTrue();
        }
        first.destroyForcibly().waitFor();

        Process second = start("--data", data.toString(), "--port", "0", "--exit", "--json");
        String answer = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor()).as(answer).isZero();
        JsonNode summary = new ObjectMapper().readTree(answer);
        assertThat(summary.path("holds").asBoolean()).isTrue();
        assertThat(summary.path("pending").asLong()).isZero();
        assertThat(summary.path("discovered").asLong())
                .isEqualTo(World.demo().stories().size());
        assertThat(summary.path("articles").asLong())
                .isEqualTo(summary.path("stored").asLong());
    }

    private Process start(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("demo"));
        arguments.addAll(List.of(options));
        return CourantProcess.start(
                Map.of("XDG_STATE_HOME", data.resolve("state").toString()), arguments.toArray(String[]::new));
    }
}
