package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Health;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseIT {
    @TempDir
    private Path path;

    private DataFolder folder;

    /** Starts a server, writes to it, and runs until it is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            DataFolder folder = DataFolder.open(Path.of(arguments[0]), InstantSource.system());
            EmbeddedDatabase database = EmbeddedDatabase.start(folder, true);
            try (Connection connection = connect(database)) {
                connection.createStatement().execute("create table t as select 7 as n");
            }
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    @BeforeEach
    void open() {
        folder = DataFolder.open(path.resolve("data"), InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void shouldKeepItsRowsWhenTheProcessBeforeItWasKilled() throws Exception {
        Path data = path.resolve("victim");
        killWhenReady(start(data));

        try (DataFolder freed = DataFolder.open(data, InstantSource.system());
                EmbeddedDatabase successor = EmbeddedDatabase.start(freed, true)) {
            assertThat(query(successor, "select n from t")).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldBeDurableWhenAsked(boolean durable) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, durable)) {
            String expected = durable ? "on" : "off";
            assertThat(query(database, "show fsync")).isEqualTo(expected);
            assertThat(query(database, "show full_page_writes")).isEqualTo(expected);
            assertThat(query(database, "show synchronous_commit")).isEqualTo(expected);
            assertThat(database.check()).isEqualTo(Health.UP);
        }
    }

    @Test
    void shouldAskEveryUserForAPassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            shouldRefuseThoseWithoutThePassword(database);
            String port = query(database, "show port");
            assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
        }
        try (EmbeddedDatabase again = EmbeddedDatabase.start(folder, false)) {
            shouldRefuseThoseWithoutThePassword(again);
            assertThat(again.check()).isEqualTo(Health.UP);
        }
    }

    @Test
    void shouldLetItsServicesNeitherReadFilesNorRunPrograms() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            for (String sql : List.of(
                    "copy (select 1) to program 'cat'",
                    "select pg_read_file('/etc/passwd')",
                    "create role other superuser",
                    "alter system set fsync = off")) {
                assertThatThrownBy(() -> query(database, sql))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void shouldShowItsPasswordsToItsUserOnly() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            assertThat(mode(database.passwordFile())).isEqualTo("rw-------");
            assertThat(mode(folder.path().resolve("postgres"))).isEqualTo("rwx------");
            assertThat(folder.path().resolve("postgres.initial")).doesNotExist();
            assertThat(database.password()).hasSizeGreaterThan(30);
            assertThat(Files.readString(database.passwordFile()))
                    .contains("*:*:*:courant:" + database.password() + "\n");
            assertThat(ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse("")))
                    .noneMatch(line -> line.contains(database.password()));
        }
    }

    @Test
    void shouldSecureAFolderWhoseServerAskedForNoPassword() throws Exception {
        startAsFormerly();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, true)) {
            shouldRefuseThoseWithoutThePassword(database);
            assertThat(query(database, "select n from t where n = twice(4) - 1"))
                    .isEqualTo("7");
            assertThat(query(database, "alter table t add m int; drop function twice(int); select count(*) from t"))
                    .isEqualTo("1");
        }
    }

    @Test
    void shouldSetNewPasswordsWhenTheirFileIsLost() throws Exception {
        String first;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            first = database.password();
            Files.delete(database.passwordFile());
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            shouldRefuseThoseWithoutThePassword(database);
            assertThat(database.password()).isNotEqualTo(first);
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldBeginAnewWhenTheFirstStartWasKilled() throws Exception {
        Files.writeString(folder.path().resolve("postgres.initial"), "half\n");
        Files.writeString(folder.subfolder("postgres").resolve("PG_VERSION"), "18\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldBeStartedAgainOnItsPortWhenItIsKilled() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, true)) {
            query(database, "create table t as select 7 as n; select 1");

            ProcessHandle killed = kill();

            await().atMost(Duration.ofMinutes(1)).until(() -> database.check() instanceof Health.Up);
            assertThat(server()).isPresent().get().isNotEqualTo(killed);
            assertThat(query(database, "select n from t")).isEqualTo("7");
        }
        assertThat(server()).isEmpty();
    }

    @Test
    void shouldBeStartedAgainWhenItIsKilledWhileItStarts() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            ProcessHandle first = kill();

            ProcessHandle second = await().pollInterval(Duration.ofMillis(1))
                    .until(() -> child().filter(server -> !server.equals(first)), Optional::isPresent)
                    .orElseThrow();
            assertThat(second.destroyForcibly()).isTrue();

            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            child().filter(server -> !server.equals(second)).isPresent()
                                    && database.check() instanceof Health.Up);
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldBeGivenUpWhenItEndsAgainAndAgain() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, false)) {
            for (int times = 0; times <= 5; times++) {
                await().atMost(Duration.ofMinutes(1)).until(() -> database.check() instanceof Health.Up);
                ProcessHandle unused = kill();
            }

            await().until(() -> database.check() instanceof Health.Stopped);
            assertThat(((Health.Stopped) database.check()).cause())
                    .startsWith("the server has ended more than 5 times within 10 minutes, the last time: ");
        }
    }

    @Test
    void shouldSayThatItsPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, false, other.getLocalPort()))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("Address already in use");
        }
        assertThat(server()).isEmpty();
    }

    @Test
    void shouldNeitherStayBehindNorBeInTheWayAfterADiskWasFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(path.resolve("disk"), 30)) {
            try (DataFolder small = DataFolder.open(disk.path(), InstantSource.system())) {
                assertThatThrownBy(() -> EmbeddedDatabase.start(small, false))
                        .hasMessageContaining("No space left on device")
                        .extracting(Throwable::getMessage, STRING)
                        .hasLineCount(1);
                assertThat(FolderServer.find(disk.path().resolve("postgres"))).isEmpty();
            }
            disk.resize(300);
            try (DataFolder large = DataFolder.open(disk.path(), InstantSource.system());
                    EmbeddedDatabase database = EmbeddedDatabase.start(large, false)) {
                assertThat(query(database, "select 1")).isEqualTo("1");
            }
        }
    }

    private Optional<ProcessHandle> server() throws IOException {
        return FolderServer.find(folder.path().resolve("postgres"));
    }

    /** Returns the process of the server, which may not be ready yet. */
    private static Optional<ProcessHandle> child() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .findFirst();
    }

    /** Kills the server, and returns it when it has ended. */
    private ProcessHandle kill() throws Exception {
        ProcessHandle server = server().orElseThrow();
        assertThat(server.destroyForcibly()).isTrue();
        return server.onExit().get();
    }

    /** As before there were passwords: the superuser owns the tables, and everybody may be the superuser. */
    private void startAsFormerly() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.path().resolve("postgres"))
                        .setCleanDataDirectory(false)
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            connection
                    .createStatement()
                    .execute("create table t (n int, id bigint generated always as identity); insert into t values (7);"
                            + "create function twice(n int) returns int language sql as 'select 2 * n'");
        }
    }

    private static void shouldRefuseThoseWithoutThePassword(EmbeddedDatabase database) {
        for (String user : List.of("postgres", "courant")) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl() + "?user=" + user))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no password was provided");
            Properties wrong = new Properties();
            wrong.setProperty("user", user);
            wrong.setProperty("password", "postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), wrong))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
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

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Runs statements and returns the first value of the last one. */
    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
            ResultSet result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
