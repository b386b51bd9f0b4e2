package dev.courant.recording.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.RecordedItem;
import dev.courant.recording.Recording;
import dev.courant.recording.RecordingReader;
import dev.courant.recording.Recordings;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenRecordingTest {
    private static final String WEEK = """
            # A strike, from one publisher
            publishers:
              - name: Pier Post
                url: https://pier-post.example/
                language: en
                feeds:
                  - /news.rss
                  - url: /sport.rss
                    title: Sport
                    language: de
                pages:
                  /news.rss:
                    - at: 2026-03-02T08:00:00Z
                      file: feeds/morning.rss
                    - at: 2026-03-02T13:00+01:00
                      status: 304
                  /2026/ferry:
                    - at: 2026-03-02T08:00:00.5Z
                      headers: {Content-Type: text/html; charset=utf-8, ETag: '"1"', X-Empty: }
                      body: |
                        <h1>Fähre 🚢 ist spät</h1>
                    - {at: 2026-03-03T09:00:00Z, status: 410, truncated: true, body: gone}
            feeds:
              - https://elsewhere.example/feed
            pages:
              https://elsewhere.example/:
                at: 2026-03-02T08:00:00Z
                status: 301
                headers: [{Location: /home}, {Set-Cookie: a}, {Set-Cookie: b}]
            """;

    @TempDir
    Path folder;

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("recording.yaml"), yaml);
    }

    private Recording week() throws IOException {
        Files.createDirectories(folder.resolve("feeds"));
        Files.writeString(folder.resolve("feeds/morning.rss"), "<rss/>");
        write(WEEK);
        return Recordings.read(folder);
    }

    @Test
    void shouldListFeedsAsAnOperatorWouldAddThem() throws IOException {
        assertThat(week().feeds())
                .containsExactly(
                        new RecordedFeed("https://pier-post.example/news.rss", null, "Pier Post", "en"),
                        new RecordedFeed("https://pier-post.example/sport.rss", "Sport", "Pier Post", "de"),
                        new RecordedFeed("https://elsewhere.example/feed", null, null, null));
    }

    @Test
    void shouldAnswerWhatIsWritten() throws IOException {
        Recording week = week();

        Exchange feed = answer(week, "https://pier-post.example/news.rss", "2026-03-02T11:59:59Z");
        Exchange page = answer(week, "https://pier-post.example/2026/ferry", "2026-03-03T08:59:59Z");
        Exchange gone = answer(week, "https://pier-post.example/2026/ferry", "2026-03-04T00:00:00Z");
        Exchange moved = answer(week, "https://elsewhere.example/", "2026-03-02T08:00:00Z");

        assertThat(text(feed)).isEqualTo("<rss/>");
        assertThat(feed.headers()).containsExactly(new Header("Content-Type", "application/rss+xml"));
        assertThat(feed.status()).isEqualTo(200);
        assertThat(answer(week, "https://pier-post.example/news.rss", "2026-03-02T12:00:00Z")
                        .status())
                .isEqualTo(304);
        assertThat(text(page)).isEqualTo("<h1>Fähre 🚢 ist spät</h1>\n");
        assertThat(page.at()).isEqualTo("2026-03-02T08:00:00.500Z");
        assertThat(page.headers())
                .containsExactly(
                        new Header("Content-Type", "text/html; charset=utf-8"),
                        new Header("ETag", "\"1\""),
                        new Header("X-Empty", ""));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.truncated()).isTrue();
        assertThat(gone.headers()).containsExactly(new Header("Content-Type", "text/plain; charset=utf-8"));
        assertThat(moved.headers())
                .containsExactly(
                        new Header("Location", "/home"), new Header("Set-Cookie", "a"), new Header("Set-Cookie", "b"));
        assertThat(moved.body()).isEmpty();
    }

    @Test
    void shouldGoThroughItAndResumeAtEachAnswer() throws IOException {
        week();
        byte[] document = Files.readAllBytes(folder.resolve("recording.yaml"));

        List<RecordedItem> items = items(folder, 0);

        assertThat(items).hasSize(5);
        for (int i = 0; i < items.size(); i++) {
            int offset = (int) items.get(i).position().offset();
            assertThat(new String(document, offset, 12, StandardCharsets.UTF_8)).containsAnyOf("at: 2026", "{at: 2026");
            assertThat(items(folder, offset)).hasSize(items.size() - i);
            assertThat(items(items.get(i).position().file(), offset)).hasSize(items.size() - i);
        }
    }

    @Test
    void shouldLeaveBodiesOnDiskUntilTheyAreAskedFor() throws IOException {
        Recording week = week();
        Files.writeString(folder.resolve("feeds/morning.rss"), "<rss version='2.0'/>");

        assertThat(text(answer(week, "https://pier-post.example/news.rss", "2026-03-02T08:00:00Z")))
                .contains("2.0");
        Files.delete(folder.resolve("feeds/morning.rss"));
        assertThatThrownBy(() -> answer(week, "https://pier-post.example/news.rss", "2026-03-02T08:00:00Z"))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("morning.rss: there is no such file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\1', textBlock = """
            at: 2026-03-02T08:00:00Z, statsu: 200             ; 3:35: unknown key 'statsu' in an answer; write at, body, file, headers, status or truncated
            at: 2026-03-02T08:00:00Z, status: 99              ; 3:43: '99' is no HTTP status
            at: 2026-03-02T08:00:00Z, status: [2]             ; 3:43: status must be one value
            at: tomorrow                                      ; 3:13: 'tomorrow' is no time; write one such as 2026-03-02T10:00:00Z
            at: 2026-02-30T08:00:00Z                          ; 3:13: '2026-02-30T08:00:00Z' is no time
            status: 200                                       ; the answer has no time
            at: 2026-03-02T08:00:00Z, file: none.html         ; 3:41: 'none.html': there is no such file
            at: 2026-03-02T08:00:00Z, file: ../secret         ; 3:41: '../secret': leaves the recording
            at: 2026-03-02T08:00:00Z, file: /etc/hosts        ; 3:41: '/etc/hosts': leaves the recording
            at: 2026-03-02T08:00:00Z, file: "a\\\\b"          ; leaves the recording
            at: 2026-03-02T08:00:00Z, file: ""                ; leaves the recording
            at: 2026-03-02T08:00:00Z, file: sub               ; 3:41: 'sub': there is no such file
            at: 2026-03-02T08:00:00Z, file: large             ; 3:41: 'large': the file is larger than 16 MiB
            at: 2026-03-02T08:00:00Z, file: a.txt, body: x    ; an answer has either a body or a file
            at: 2026-03-02T08:00:00Z, truncated: yes please   ; 'yes please' is neither true nor false
            at: 2026-03-02T08:00:00Z, headers: [a]            ; headers must be keys with values
            at: 2026-03-02T08:00:00Z, headers: {"a:b": c}     ; 'a:b' is no name of a header
            at: 2026-03-02T08:00:00Z, headers: {a: "b\\nc"}   ; the value of a must be one line
            at: 2026-03-02T08:00:00Z, headers: {a: b, a: c}   ; 'a' stands twice in headers
            at: 2026-03-02T08:00:00Z, at: 2026-03-02T08:00:00Z; 'at' stands twice in an answer
            at: &a 2026-03-02T08:00:00Z, body: *a             ; aliases (*name) are not supported
            """)
    void shouldSayWhatIsWrongWithAnAnswer(String answer, String problem) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.createDirectories(folder.resolve("sub"));
        Files.write(folder.resolve("large"), new byte[(16 << 20) + 1]);
        Path document = write("pages:\n  https://a.example/:\n    - { %s }\n"
                .formatted(answer)
                .replace("{ ", "{")
                .replace("    - {", "    - { "));

        assertThatThrownBy(() -> Recordings.read(folder))
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith(document + ":3:")
                .hasMessageContaining(problem)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\1', textBlock = """
            ''                                                           ; 1:1: the document is empty
            nonsense                                                     ; 1:1: the document must be keys with values
            page: {}                                                     ; 1:1: unknown key 'page' in the document
            publishers: {}                                               ; 1:13: publishers must be a list
            publishers: [{url: "https://a.example"}]                     ; 1:14: the publisher has no name
            publishers: [{name: a, url: a.example}]                      ; 'a.example' is no URL
            publishers: [{name: a, pages: {/x: []}}]                     ; '/x' is relative to no publisher's url
            publishers: [{name: a, language: "en us"}]                   ; 'en us' is no language
            feeds: [{title: a}]                                          ; the feed has no URL
            feeds: [ftp://a.example/]                                    ; 'ftp://a.example/' is no URL
            feeds: ["https://a.example/f", "https://a.example/f"]        ; the feed https://a.example/f is listed twice
            pages: {"https://a.example/": 5}                             ; an answer must be keys with values
            pages: {"https://a.example/": [], "https://a.example/": []}  ; 'https://a.example/' stands twice in pages
            pages: [                                                     ; not readable as YAML
            pages: {a: {b: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}}            ; nested more than 12 deep
            """)
    void shouldSayWhatIsWrongWithTheDocument(String yaml, String problem) throws IOException {
        Path document = write(yaml.equals("''") ? "" : yaml);

        assertThatThrownBy(() -> Recordings.read(folder))
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith(document + ":")
                .hasMessageContaining(problem);
    }

    @Test
    void shouldNotFollowLinksOutOfTheRecording() throws IOException {
        Path strike = Files.createDirectories(folder.resolve("strike"));
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(strike.resolve("link"), secret);
        Path document = Files.writeString(
                strike.resolve("recording.yaml"),
                "pages: {\"https://a.example/\": {at: 2026-03-02T08:00:00Z, file: link}}");

        assertThatThrownBy(() -> Recordings.read(strike))
                .hasMessage(document + ":1:64: 'link': is a link that leaves the recording; copy the file");
        Files.delete(secret);
        Files.writeString(strike.resolve("kept"), "<html>");
        Files.delete(strike.resolve("link"));
        Files.createSymbolicLink(strike.resolve("link"), Path.of("kept"));
        assertThat(Recordings.read(strike).urls()).hasSize(1);
    }

    @Test
    void shouldSayAllThatIsWrongAtOnce() throws IOException {
        Path document = write("""
                pages:
                  https://a.example/:
                    - at: noon
                      status: 1000
                    - at: 2026-03-02T08:00:00Z
                    - at: 2026-03-02T09:00:00+01:00
                publishers:
                  - nam: a
                """);

        assertThatThrownBy(() -> Recordings.read(folder))
                .hasMessage(String.join(
                        "\n",
                        document + ":3:11: 'noon' is no time; write one such as 2026-03-02T10:00:00Z",
                        document + ":4:15: '1000' is no HTTP status; write one from 100 to 999",
                        document + ":6:7: there are two answers of https://a.example/ at 2026-03-02T08:00:00Z",
                        document + ":8:5: unknown key 'nam' in a publisher; write feeds, language, name, pages or url",
                        document + ":8:5: the publisher has no name"));
    }

    private static Exchange answer(Recording recording, String url, String at) {
        return recording.answer(url, Instant.parse(at)).orElseThrow();
    }

    private static String text(Exchange exchange) {
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }

    private static List<RecordedItem> items(Path path, long from) {
        List<RecordedItem> items = new ArrayList<>();
        try (RecordingReader reader = Recordings.open(path, from)) {
            for (RecordedItem item = reader.next(); item != null; item = reader.next()) {
                items.add(item);
            }
        }
        return items;
    }
}
