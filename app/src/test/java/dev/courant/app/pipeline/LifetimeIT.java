package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Processes that are told to end. */
class LifetimeIT {
    @Test
    void shouldEndAProcessWhosePartsCannotBeClosed() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), StuckRole.class.getName(), "300")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals("started")) {
                line = output.readLine();
            }
            // Not Process.destroy, which closes the streams.
            boolean unused = process.toHandle().destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            List<String> rest = output.lines().toList();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(rest).contains("stopping").anyMatch(text -> text.contains("event=stop_timeout"));
        } finally {
            process.destroyForcibly();
        }
    }
}
