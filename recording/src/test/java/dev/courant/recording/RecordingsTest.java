package dev.courant.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {
    private static final String PAGE = "https://pier-post.example/ferry";

    @TempDir
    Path folder;

    private static String response(String url, String at, String type, String body) {
        return record("response", url, at, "", "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body);
    }

    private static String revisit(String at, String of) {
        String refersTo = of.isEmpty() ? "" : "WARC-Refers-To-Date: " + of + "\r\n";
        return record("revisit", PAGE, at, refersTo, "HTTP/1.1 304 Not Modified\r\n\r\n");
    }

    private static String record(String type, String url, String at, String fields, String block) {
        return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nWARC-Date: " + at + "\r\n"
                + fields + "Content-Length: " + block.length() + "\r\n\r\n" + block + "\r\n\r\n";
    }

    private Path write(String name, String... records) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", records));
    }

    @Test
    void shouldReadWhatUrlsSaidAtWhichTime() throws IOException {
        Recording recording = Recordings.read(write(
                "x.warc",
                response(PAGE, "2026-03-02T08:00:00Z", "text/html", "one"),
                response(PAGE, "2026-03-02T09:00:00Z", "text/html", "two"),
                revisit("2026-03-02T10:00:00Z", "2026-03-02T08:00:00Z"),
                revisit("2026-03-02T11:00:00Z", ""),
                revisit("2026-03-02T07:00:00Z", "2026-03-01T07:00:00Z"),
                "garbage"));

        assertThat(texts(recording, PAGE, "07:59:59Z", "08:59:59Z", "09:30:00Z", "10:00:00Z", "12:00:00Z"))
                .containsExactly("nothing", "one", "two", "one", "one");
        assertThat(recording.times(PAGE)).hasSize(4).last().isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
        assertThat(recording
                        .answer(PAGE, Instant.parse("2026-03-02T10:00:00Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo("2026-03-02T10:00:00Z");
    }

    private static List<String> texts(Recording recording, String url, String... times) {
        List<String> texts = new ArrayList<>();
        for (String time : times) {
            texts.add(recording
                    .answer(url, Instant.parse("2026-03-02T" + time))
                    .map(exchange -> new String(exchange.body(), StandardCharsets.UTF_8))
                    .orElse("nothing"));
        }
        return texts;
    }

    @Test
    void shouldFindTheFeedsOfArchives() throws IOException {
        Recording recording = Recordings.read(write(
                "x.warc",
                response("https://a.example/1", "2026-03-02T08:00:00Z", "application/rss+xml", "<rss>"),
                response(
                        "https://a.example/2",
                        "2026-03-02T08:00:00Z",
                        "text/xml; charset=utf-8",
                        "<?xml?>\n<feed xmlns='x'>"),
                response(
                        "https://a.example/2",
                        "2026-03-02T09:00:00Z",
                        "text/xml; charset=utf-8",
                        "<?xml?>\n<feed xmlns='x'>"),
                response("https://a.example/3", "2026-03-02T08:00:00Z", "application/xml", "<urlset>"),
                response("https://a.example/4", "2026-03-02T08:00:00Z", "text/html", "<rss>")));

        assertThat(recording.feeds())
                .extracting(RecordedFeed::url)
                .containsExactly("https://a.example/1", "https://a.example/2");
    }

    @Test
    void shouldReadFoldersOfArchivesByName() throws IOException {
        write("b.warc", response(PAGE, "2026-03-02T09:00:00Z", "text/html", "two"));
        write("a.arc", PAGE + " 192.0.2.1 20260302080000 text/html 22\nHTTP/1.0 200 OK\r\n\r\none\n");
        write("notes.txt", "not of the recording");
        write("empty.warc.gz");

        try (RecordingReader reader = Recordings.open(folder, 0)) {
            for (String name : List.of("a.arc", "b.warc")) {
                RecordedItem item = Objects.requireNonNull(reader.next());
                assertThat(item.position()).isEqualTo(new Position(folder.resolve(name), 0));
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.progress()).isEqualTo(1);
        }
        assertThat(texts(Recordings.read(folder), PAGE, "08:00:00Z", "09:00:00Z"))
                .containsExactly("one", "two");
        assertThat(Recordings.files(folder)).hasSize(3);
        assertThatThrownBy(() -> Recordings.open(folder, 5)).hasMessageContaining("name one of its files");
    }

    @Test
    void shouldBeReadByManyThreads() throws IOException {
        String[] records = IntStream.range(0, 200)
                .mapToObj(i -> response(PAGE + i, "2026-03-02T08:00:00Z", "text/html", "page " + i))
                .toArray(String[]::new);
        Recording recording = Recordings.read(write("x.warc", records));

        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> texts(recording, PAGE + i, "08:00:00Z").getFirst()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "page " + i).toList());
    }

    @ParameterizedTest
    @CsvSource({"page.html, <html>", "page.warc, <html>", "page.warc.gz, <html>", "page.arc, <html>", "nothing, ''"})
    void shouldRefuseWhatIsNoRecording(String name, String content) throws IOException {
        Path file = write(name, content);

        assertThatThrownBy(() -> Recordings.open(file, 0))
                .isInstanceOf(CourantException.class)
                .hasMessage(
                        file + " is no recording; name a WARC or ARC file, or a folder or zip with a recording.yaml");
        assertThatThrownBy(() -> Recordings.read(file)).isInstanceOf(CourantException.class);
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> Recordings.open(empty, 0))
                .hasMessage(empty + " holds no recording: neither a recording.yaml nor a WARC file");
        assertThatThrownBy(() -> Recordings.open(folder.resolve("none"), 0))
                .hasMessage(folder.resolve("none") + " does not exist");
    }
}
