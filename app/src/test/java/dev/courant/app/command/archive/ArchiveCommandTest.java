package dev.courant.app.command.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.CommandRunner;
import dev.courant.app.command.CommandRunner.Result;
import dev.courant.app.demo.CourantProcess;
import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.ingest.archive.ArchiveWriter;
import dev.courant.ingest.archive.KeptExchanges;
import dev.courant.recording.Header;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.runtime.config.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String URL = "https://harbour.example/ferry";
    private static final String OTHER = "https://news.harbour.example/tram";
    private static final byte[] PAGE = "<p>caf\u00e9</p>".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        Map<String, String> environment = Map.of("COURANT_ARCHIVE", folder.toString());
        try (ArchiveWriter writer = ArchiveWriter.start(
                Settings.read(ArchiveSettings.class, environment),
                "one",
                "Harbour/2.0",
                Clock.fixed(NOON, ZoneOffset.UTC),
                new IngestMetrics(new SimpleMeterRegistry()))) {
            keep(writer, URL, NOON.minusSeconds(3_600), "earlier".getBytes(StandardCharsets.UTF_8));
            keep(writer, URL, NOON, PAGE);
            keep(writer, OTHER, NOON, PAGE);
            // One that is closed before it has begun to write leaves what is pending to links that have not ended.
            writer.flush(Duration.ofSeconds(30));
        }
    }

    private static void keep(ArchiveWriter writer, String url, Instant at, byte[] body) throws Exception {
        HttpCapture capture = new HttpCapture(
                url,
                at,
                "http/1.1",
                new HttpHead("GET /ferry HTTP/1.1", List.of(new Header("Host", "harbour.example"))),
                200,
                new HttpHead(
                        "HTTP/1.1 200 OK",
                        List.of(new Header("Content-Type", "text/html"), new Header("Content-Encoding", "gzip"))),
                gzip(body),
                null);
        writer.keep(new KeptExchanges(url, at, List.of(capture), Map.of("outcome", "article")), () -> {});
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private Result run(String... arguments) {
        return new CommandRunner(Map.of("COURANT_ARCHIVE", folder.toString()), Clock.fixed(NOON, ZoneOffset.UTC))
                .run("archive", arguments);
    }

    @Test
    void shouldPrintWhatThePublisherSentByteForByte() throws Exception {
        Process process = CourantProcess.builder(
                        Map.of(), "archive", "get", URL, "--headers", "--archive", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] printed = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(new String(printed, StandardCharsets.ISO_8859_1))
                .isEqualTo("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n\n<p>caf\u00e9</p>");
    }

    @Test
    void shouldSayThatThereIsNothing() {
        assertThat(run("get", "https://harbour.example/none").error(1))
                .isEqualTo("courant: the archive has nothing of https://harbour.example/none\n");
        assertThat(run("get", URL, "--at", "2026-03-01").error(1))
                .isEqualTo("courant: the archive has nothing of " + URL
                        + " up to 2026-03-01T00:00:00Z; the first is of 2026-03-02T11:00:00Z\n");
    }

    @Test
    void shouldListByHostAndTime() {
        Result all = run("list");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out().lines()).hasSize(3);
        assertThat(run("list", "--host", "harbour.example", "--since", "30m")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(run("list", "--host", "news.harbour.example", "--json").out())
                .startsWith("{\"url\":\"" + OTHER + "\",\"at\":\"2026-03-02T12:00:00Z\",\"status\":200,"
                        + "\"mediaType\":\"text/html\",\"digest\":\"sha256:")
                .hasLineCount(1);
        assertThat(run("list", "--since", "1h", "--until", "2h").error(2)).contains("--since must be before --until");
    }

    @Test
    void shouldForgetAndVerify() throws Exception {
        assertThat(run("verify")).isEqualTo(Result.of(0, "1 files, 10 records, 0 problems\n"));

        assertThat(run("forget", URL)).isEqualTo(Result.of(0, "removed 6 records from 1 files\n"));

        assertThat(run("get", URL).error(1)).contains("has nothing of " + URL);
        assertThat(run("verify")).isEqualTo(Result.of(0, "1 files, 4 records, 0 problems\n"));
        assertThat(run("forget", "--host", "harbour.example").out()).isEqualTo("removed 3 records from 1 files\n");
        assertThat(run("list").out()).isEmpty();
        assertThat(run("forget", "ferry").error(2)).startsWith("courant: ferry: write an absolute http or https URL");
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        Path file;
        try (var files = Files.list(folder)) {
            file = files.filter(name -> name.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));

        Result result = run("verify");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("wrong: " + file.getFileName() + " cannot be read behind");
    }

    @Test
    void shouldWantAFolder() {
        Result result = new CommandRunner(Map.of(), Clock.systemUTC()).run("archive", "list");

        assertThat(result.error(1))
                .isEqualTo("courant: no archive is named: write --archive DIR, or set COURANT_ARCHIVE\n");
    }
}
