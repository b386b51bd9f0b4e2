package dev.courant.recording.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.recording.Recordings;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWriterTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Header HTML = new Header("Content-Type", "text/html; charset=utf-8");
    private static final List<RecordedFeed> FEEDS = List.of(
            new RecordedFeed("https://pier-post.example/news.rss", "News: all", "Pier Post", "en"),
            new RecordedFeed("https://pier-post.example/sport.rss", null, "Pier Post", "en"),
            new RecordedFeed("https://bare.example", null, "Bare", null),
            new RecordedFeed("https://elsewhere.example/feed", null, null, "de"),
            new RecordedFeed("https://elsewhere.example/other", null, null, null));
    private static final List<Exchange> EXCHANGES = List.of(
            exchange(
                    "https://pier-post.example/news.rss",
                    0,
                    200,
                    "<rss>1</rss>",
                    new Header("Content-Type", "application/rss+xml")),
            exchange("https://pier-post.example/news.rss", 60, 304, ""),
            exchange(
                    "https://pier-post.example/news.rss",
                    120,
                    200,
                    "<rss>2</rss>",
                    new Header("Content-Type", "application/rss+xml")),
            exchange(
                    "https://pier-post.example/2026/Ferry.html?a=1#b",
                    1,
                    200,
                    "<p>ferry</p>",
                    HTML,
                    new Header("ETag", "\"#: &*!\"")),
            exchange("https://pier-post.example/copy", 1, 200, "<p>ferry</p>", HTML),
            exchange("https://pier-post.example/headless", 1, 200, "<html>"),
            exchange(
                    "https://elsewhere.example/",
                    1,
                    301,
                    "",
                    new Header("Location", " /home".strip()),
                    new Header("Set-Cookie", "a=1"),
                    new Header("X", ""),
                    new Header("Set-Cookie", "b=\u00f3\u0007")),
            exchange(
                    "https://elsewhere.example/a b/\b\u00c3(\ud83d\udea2: #x",
                    1,
                    200,
                    "odd",
                    new Header("null", "null"),
                    new Header("yes", "true"),
                    new Header("0x1", "012")),
            exchange("https://elsewhere.example/" + "long/".repeat(400), 1, 999, "x", HTML));

    @TempDir
    Path folder;

    private static Exchange exchange(String url, int after, int status, String body, Header... headers) {
        return new Exchange(
                url,
                NOON.plusSeconds(after),
                status,
                List.of(headers),
                body.getBytes(StandardCharsets.UTF_8),
                status == 301);
    }

    @ParameterizedTest
    @ValueSource(strings = {"week", "week.zip"})
    void shouldReadWhatItWrote(String name) {
        Path target = folder.resolve("new").resolve(name);

        FolderWriter.write(target, FEEDS, EXCHANGES);

        Recording read = Recordings.read(target);
        assertThat(read.feeds()).containsExactlyInAnyOrderElementsOf(FEEDS);
        assertSame(read, EXCHANGES);
        assertThat(target.getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void shouldReadAllThatItCanWrite() {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            List<Exchange> exchanges = IntStream.range(0, 30)
                    .mapToObj(i -> exchange(
                            "https://a.example/" + odd(random),
                            i,
                            100 + random.nextInt(900),
                            odd(random),
                            new Header(
                                    "A" + odd(random).replace(":", ""),
                                    odd(random).strip()),
                            new Header("b", odd(random).strip())))
                    .toList();
            Path target = folder.resolve("round-" + round);

            FolderWriter.write(target, List.of(), exchanges);

            assertSame(Recordings.read(target), exchanges);
        }
    }

    /** Text without line ends, of characters that YAML has plans for. */
    private static String odd(Random random) {
        String characters = " -:#'\"{}[],&*!|>%@`~\\\t?=nul0e1/._\u00e4\u0085\u2028\ufeff\u0001\u4e2d";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static void assertSame(Recording read, List<Exchange> exchanges) {
        assertThat(read.urls())
                .hasSize((int) exchanges.stream().map(Exchange::url).distinct().count());
        for (Exchange expected : exchanges) {
            assertThat(read.answer(expected.url(), expected.at()).orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldNameFilesAfterUrlsAndKeepEachBodyOnce() throws IOException {
        Path target = folder.resolve("week");

        FolderWriter.write(target, FEEDS, EXCHANGES);

        try (Stream<Path> files = Files.walk(target)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> target.relativize(file).toString()))
                    .contains(
                            "recording.yaml",
                            "pages/pier-post.example/news.rss",
                            "pages/pier-post.example/news-2.rss",
                            "pages/pier-post.example/2026-ferry.html-a-1-b.html")
                    .doesNotContain("pages/pier-post.example/copy.html");
        }
        assertThat(target.resolve("recording.yaml")).content().contains("""
                publishers:
                - name: Pier Post
                  url: https://pier-post.example
                  language: en
                  feeds:
                  - url: /news.rss
                    title: "News: all"
                  - /sport.rss
                  pages:
                    /news.rss:
                    - at: 2026-03-02T12:00:00Z
                      headers:
                        Content-Type: application/rss+xml
                      file: pages/pier-post.example/news.rss
                """);
    }

    @Test
    void shouldWriteTheSameZipAgain() throws IOException {
        FolderWriter.write(folder.resolve("one.zip"), FEEDS, EXCHANGES);
        FolderWriter.write(folder.resolve("two.zip"), FEEDS, EXCHANGES);

        assertThat(Files.mismatch(folder.resolve("one.zip"), folder.resolve("two.zip")))
                .isEqualTo(-1);
    }

    @Test
    void shouldRefuseATargetThatExists() throws IOException {
        Path file = Files.writeString(folder.resolve("week.zip"), "mine");

        assertThatThrownBy(() -> FolderWriter.write(file, FEEDS, EXCHANGES))
                .isInstanceOf(CourantException.class)
                .hasMessage(file + " exists already; name another place");
        assertThat(file).hasContent("mine");

        try (FolderWriter late = FolderWriter.create(folder.resolve("late.zip"))) {
            Files.writeString(folder.resolve("late.zip"), "mine");
            assertThatThrownBy(() -> late.finish(FEEDS)).hasMessageContaining("exists by now");
        }
        assertThat(folder.resolve("late.zip")).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void shouldLeaveNothingWhenItIsNotFinished() {
        try (FolderWriter writer = FolderWriter.create(folder.resolve("week"))) {
            writer.add(EXCHANGES.getFirst());
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldReadZipsOfAFolder() throws IOException {
        Path zip = zip(
                "strike/recording.yaml",
                "pages: {\"https://a.example/\": {at: 2026-03-02T12:00:00Z, file: a/b.html}}",
                "strike/a/b.html",
                "<p>");

        assertThat(Recordings.read(zip)
                        .answer("https://a.example/", NOON)
                        .orElseThrow()
                        .body())
                .asString()
                .isEqualTo("<p>");
    }

    @Test
    void shouldRefuseZipsThatLeaveOrExpandTooFar() throws IOException {
        Path leaving = zip(
                "recording.yaml",
                "pages: {\"https://a.example/\": {at: 2026-03-02T12:00:00Z, file: ../x}}",
                "../x",
                "x");
        assertThatThrownBy(() -> Recordings.read(leaving)).hasMessageContaining("'../x': leaves the recording");

        Path bomb = zip(
                "recording.yaml",
                "pages: {\"https://a.example/\": {at: 2026-03-02T12:00:00Z, file: x}}",
                "x",
                "\0".repeat((16 << 20) + 1));
        assertThatThrownBy(() -> Recordings.read(bomb)).hasMessageContaining("'x': the file is larger than 16 MiB");

        Path lying = understated(bomb);
        Recording read = Recordings.read(lying);
        assertThatThrownBy(() -> read.answer("https://a.example/", NOON))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("x");

        Path document = zip("recording.yaml", " ".repeat((32 << 20) + 1));
        assertThatThrownBy(() -> Recordings.read(document))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void shouldRefuseZipsThatAreNoRecording() throws IOException {
        Path other = zip("a.txt", "a");
        Path broken = Files.writeString(folder.resolve("broken.zip"), "PK\u0003\u0004nothing");

        assertThatThrownBy(() -> Recordings.open(other, 0))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("is no recording");
        assertThatThrownBy(() -> Recordings.open(broken, 0))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("cannot be read");
    }

    private Path zip(String... namesAndContents) throws IOException {
        Path file = Files.createTempFile(folder, "x", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** Has the directory of the zip say that its last entry is small. */
    private Path understated(Path zip) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        int last = bytes.length - 22 - 46 - 1;
        while (bytes[last] != 'P' || bytes[last + 1] != 'K' || bytes[last + 2] != 1) {
            last--;
        }
        for (int i = 0; i < 4; i++) {
            bytes[last + 24 + i] = (byte) (i == 0 ? 9 : 0);
        }
        return Files.write(folder.resolve("lying.zip"), bytes);
    }
}
