package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    @Test
    void shouldMatchTheDocumentation() throws IOException {
        assertThat(Files.readString(Path.of("../docs/settings.md")))
                .as("docs/settings.md; run ./courant settings to see the present table")
                .endsWith(SettingsTable.markdown().strip() + "\n");
    }
}
