package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C while a pipeline is starting. */
@Tag("long")
class InterruptedStartIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Kafka and PostgreSQL", "topics", "newsdesk", "store, enrich, ingest"})
    void shouldEndWithoutAnErrorAndLeaveNothingBehind(String step) throws Exception {
        try (RunProcess run = RunProcess.start(folder, "--kafka-port", "0", "--postgres-port", "0")) {
            assertThat(run.awaitLine("starting " + step)).isNotNull();

            run.interrupt();

            assertThat(run.awaitExit()).isEqualTo(130);
            assertThat(run.errors().lines().filter(line -> !line.contains(" INFO ")))
                    .isEmpty();
            assertThat(run.postgres()).isEmpty();
        }
    }
}
