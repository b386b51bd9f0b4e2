package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    private Path folder;

    /** Starts a server, writes to it, and runs until it is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), true);
            try (Connection connection = DriverManager.getConnection(database.jdbcUrl())) {
                connection.createStatement().execute("create table t as select 7 as n");
            }
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    @Test
    void shouldKeepItsRowsWhenTheProcessBeforeItWasKilled() throws Exception {
        Path data = folder.resolve("postgres");
        killWhenReady(start(data));

        try (EmbeddedDatabase successor = EmbeddedDatabase.start(data, true)) {
            assertThat(number(successor, "select n from t")).isEqualTo(7);
        }
    }

    @Test
    void shouldRefuseAFolderThatIsInUse() {
        Path data = folder.resolve("postgres");
        try (EmbeddedDatabase first = EmbeddedDatabase.start(data, true)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, true))
                    .isInstanceOf(CourantException.class)
                    .hasMessageContaining("in use by another process");
            assertThat(first.check()).isEqualTo(Health.UP);
        }
    }

    private static Process start(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void killWhenReady(Process victim) throws Exception {
        try (BufferedReader output = victim.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().filter("ready"::equals).findFirst()).isPresent();
        }
        victim.destroyForcibly().waitFor();
    }

    private static int number(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
