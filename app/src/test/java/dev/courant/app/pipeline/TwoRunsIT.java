package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.demo.CourantProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one data folder, of which the second must change nothing. */
@Tag("long")
class TwoRunsIT {
    private static final Pattern NEWSDESK = Pattern.compile("newsdesk +(http://localhost:\\d+)");
    private static final Pattern POSTGRES = Pattern.compile("PostgreSQL +(\\S+), user (\\S+), password in (\\S+)");

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseASecondRunAndLeaveTheFirstAlone() throws Exception {
        Path data = folder.resolve("data");
        Process first = run(data).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
            String newsdesk = lineOf(output, NEWSDESK).group(1);
            Matcher postgres = lineOf(output, POSTGRES);
            assertThat(lineOf(output, Pattern.compile("feeds +0 added")).group())
                    .endsWith("added");
            FileTime formatted = Files.getLastModifiedTime(data.resolve("kafka/meta.properties"));

            Process second = run(data).start();
            String error = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(error)
                    .matches("courant: " + data + " is in use by a Courant with pid " + first.pid()
                            + " since \\S+Z, newsdesk " + newsdesk + "; stop it, or choose another folder\n");
            assertThat(said).isEmpty();
            assertThat(Files.getLastModifiedTime(data.resolve("kafka/meta.properties")))
                    .isEqualTo(formatted);
            assertThat(status(newsdesk + "/api/v1/stats")).isEqualTo(200);
            shouldTakeFeeds();
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
        } finally {
            first.destroy();
            first.waitFor();
        }
        assertThat(data.resolve("owner.properties")).doesNotExist();
    }

    private void shouldTakeFeeds() throws Exception {
        Process add = CourantProcess.builder(environment(), "feeds", "add", "https://news.example/feed.xml")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(add.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(add.waitFor()).as(answer).isZero();
    }

    private ProcessBuilder run(Path data) {
        return CourantProcess.builder(environment(), "run", "--data", data.toString(), "--port", "0");
    }

    private Map<String, String> environment() {
        return Map.of("XDG_STATE_HOME", folder.resolve("state").toString(), "COURANT_ADMIN_PORT", "0");
    }

    private static Matcher lineOf(BufferedReader output, Pattern pattern) {
        return output.lines()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow();
    }

    private static int status(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** Connects as a person would who has the password file. */
    private static String setting(Matcher postgres, String name) throws Exception {
        Properties login = new Properties();
        login.setProperty("user", postgres.group(2));
        login.setProperty("password", password(Path.of(postgres.group(3)), postgres.group(2)));
        try (Connection connection = DriverManager.getConnection(postgres.group(1), login);
                ResultSet rows = connection.createStatement().executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String password(Path file, String user) throws IOException {
        String begin = "*:*:*:" + user + ":";
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst()
                .orElseThrow();
    }
}
