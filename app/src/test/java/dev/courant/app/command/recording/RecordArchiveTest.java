package dev.courant.app.command.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.command.CommandRunner.Result;
import dev.courant.app.feeds.FeedUrls;
import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.ingest.archive.ArchiveWriter;
import dev.courant.ingest.archive.KeptExchanges;
import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.recording.Recordings;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.recording.warc.WarcEncoder;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts recordings from an archive of two feeds and their pages. */
class RecordArchiveTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00.250Z");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final String HARBOUR = "https://harbour.example/feed";
    private static final String TRAM = "https://tram.example/feed";
    private static final String SHORT = "https://go.example/1";
    private static final String FERRY = "https://harbour.example/ferry";
    private static final String LINE = "https://news.tram.example/line";
    private static final String FERRY_PAGE = page("Ferry crews have stopped work");

    @TempDir
    private Path folder;

    private Path archive;

    @BeforeEach
    void archive() throws Exception {
        archive = Files.createDirectory(folder.resolve("archive"));
        try (ArchiveWriter writer = writer(Map.of())) {
            keepNews(writer, HARBOUR, 0, "first");
            keepArticle(writer, HARBOUR, "ferry", redirect(SHORT, 1, FERRY), answer(FERRY, 1, "text/html", FERRY_PAGE));
            keepNews(writer, TRAM, 30, "tram");
            keepArticle(writer, TRAM, "line", answer(LINE, 31, "text/html", page("The line is open")));
            writer.keep(new KeptExchanges(FERRY, at(32), List.of(), metadata("article", TRAM, "ferry")), () -> {});
            writer.flush(Duration.ofSeconds(20));
            keepNews(writer, HARBOUR, 60, "second");
            keepArticle(writer, HARBOUR, "ferry", answer(FERRY, 61, "text/html", FERRY_PAGE));
        }
    }

    private ArchiveWriter writer(Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(Map.of("COURANT_ARCHIVE", archive.toString()));
        environment.putAll(changes);
        return ArchiveWriter.start(
                Settings.read(ArchiveSettings.class, environment),
                "one",
                "Harbour/2.0",
                NOON,
                new IngestMetrics(new SimpleMeterRegistry()));
    }

    private static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    private static void keepNews(ArchiveWriter writer, String feed, int minute, String title) throws Exception {
        HttpCapture capture = answer(feed, minute, "application/rss+xml", rss(title));
        writer.keep(new KeptExchanges(feed, capture.at(), List.of(capture), metadata("news", feed, null)), () -> {});
    }

    private static void keepArticle(ArchiveWriter writer, String feed, String article, HttpCapture... captures)
            throws Exception {
        writer.keep(
                new KeptExchanges(
                        captures[0].url(), captures[0].at(), List.of(captures), metadata("article", feed, article)),
                () -> {});
    }

    private static Map<String, String> metadata(String outcome, String feed, @Nullable String article) {
        Map<String, String> fields = new HashMap<>(Map.of("outcome", outcome, "feed-id", FeedUrls.id(feed)));
        if (article != null) {
            fields.put("article-id", article);
            fields.put("revision-id", article + "-1");
        }
        return fields;
    }

    private static String rss(String title) {
        return "<rss version='2.0'><channel><title>" + title + "</title></channel></rss>";
    }

    /** Is long enough to be worth a revisit when it is compressed. */
    private static String page(String text) {
        StringBuilder page = new StringBuilder("<html><body>");
        for (int i = 0; i < 400; i++) {
            page.append("<p>")
                    .append(text)
                    .append(' ')
                    .append(Integer.toHexString(i * 7_919))
                    .append("</p>");
        }
        return page.toString();
    }

    private static HttpCapture answer(String url, int minute, String type, String body) {
        return capture(
                url, minute, 200, body, new Header("Content-Type", type), new Header("Content-Encoding", "gzip"));
    }

    private static HttpCapture redirect(String url, int minute, String target) {
        return capture(url, minute, 302, "", new Header("Location", target));
    }

    private static HttpCapture capture(String url, int minute, int status, String body, Header... headers) {
        return new HttpCapture(
                url,
                at(minute),
                "http/1.1",
                new HttpHead("GET /of/" + minute + " HTTP/1.1", List.of(new Header("User-Agent", "Harbour/2.0"))),
                status,
                new HttpHead("HTTP/1.1 " + status + " Said", List.of(headers)),
                body.isEmpty() ? new byte[0] : gzip(body),
                null);
    }

    private static byte[] gzip(String plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private Result record(String target, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("--from-archive", "--out", folder.resolve(target).toString()));
        arguments.addAll(Arrays.asList(options));
        return run(arguments.toArray(String[]::new));
    }

    private Result run(String... arguments) {
        return new CommandRunner(Map.of("COURANT_ARCHIVE", archive.toString()), NOON).run("record", arguments);
    }

    private Recording recorded(String target, String... options) {
        Result result = record(target, options);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return Recordings.read(folder.resolve(target));
    }

    private static String body(Recording recording, String url, int minute) {
        Exchange exchange = recording.answer(url, at(minute)).orElseThrow();
        assertThat(exchange.at()).isEqualTo(at(minute));
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut.zip", "cut.warc.gz"})
    void shouldCutByFeed(String target) throws Exception {
        Recording recording = recorded(target, "--feed", "HTTPS://harbour.example/feed");

        assertThat(recording.feeds()).extracting(RecordedFeed::url).containsExactly(HARBOUR);
        assertThat(recording.urls()).containsExactlyInAnyOrder(HARBOUR, SHORT, FERRY);
        assertThat(recording.times(HARBOUR)).containsExactly(at(0), at(60));
        assertThat(recording.times(FERRY)).containsExactly(at(1), at(61));
        assertThat(body(recording, HARBOUR, 60)).isEqualTo(rss("second"));
        assertThat(body(recording, FERRY, 1)).isEqualTo(FERRY_PAGE);
        assertThat(body(recording, FERRY, 61)).as("of the revisit").isEqualTo(FERRY_PAGE);
        Exchange redirect = recording.answer(SHORT, at(1)).orElseThrow();
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location")).contains(FERRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut.warc.gz"})
    void shouldCutByHost(String target) {
        Recording recording = recorded(target, "--host", "*.tram.example", "--host", "harbour.example");

        assertThat(recording.urls()).containsExactlyInAnyOrder(HARBOUR, SHORT, FERRY, LINE);
        assertThat(recorded("none-of-" + target, "--feed", TRAM, "--host", "*.tram.example")
                        .urls())
                .containsExactly(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut.warc.gz"})
    void shouldCutByTime(String target) {
        Recording later = recorded(target, "--since", "2026-03-02T10:45:00Z");
        Recording between = recorded(
                "between-" + target, "--since", "2026-03-02T10:30:00.250Z", "--until", "2026-03-02T11:00:00.25Z");

        assertThat(later.urls()).containsExactlyInAnyOrder(HARBOUR, FERRY);
        assertThat(body(later, FERRY, 61)).as("of what it repeats").isEqualTo(FERRY_PAGE);
        assertThat(between.urls()).containsExactlyInAnyOrder(TRAM, LINE);
        assertThat(between.feeds()).extracting(RecordedFeed::url).containsExactly(TRAM);
    }

    @Test
    void shouldTakeThePageThatAnotherFeedLedToBefore() {
        Recording recording = recorded("cut", "--feed", TRAM);

        assertThat(recording.urls()).containsExactlyInAnyOrder(TRAM, LINE, SHORT, FERRY);
        assertThat(recording.times(FERRY)).containsExactly(at(1));
        assertThat(recording.feeds()).extracting(RecordedFeed::url).containsExactly(TRAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut.warc.gz"})
    void shouldCutWhileTheArchiveIsWritten(String target) throws Exception {
        try (ArchiveWriter writer = writer(Map.of())) {
            keepNews(writer, TRAM, 100, "late");
            keepArticle(writer, TRAM, "line", answer(LINE, 101, "text/html", page("The line is closed")));
            writer.flush(Duration.ofSeconds(20));
            keepArticle(writer, TRAM, "line", answer(LINE, 102, "text/html", page("The line is closed")));
            writer.flush(Duration.ofSeconds(20));

            Recording recording = recorded(target, "--since", "2026-03-02T11:30:00Z");

            assertThat(recording.urls()).containsExactlyInAnyOrder(TRAM, LINE);
            assertThat(body(recording, LINE, 102)).isEqualTo(page("The line is closed"));
        }
    }

    @Test
    void shouldWriteWhatWentOverTheWire() throws Exception {
        recorded("cut.warc.gz");

        String warc;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("cut.warc.gz")))) {
            warc = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        assertThat(warc)
                .contains("GET /of/61 HTTP/1.1\r\nUser-Agent: Harbour/2.0\r\n", "Content-Encoding: gzip\r\n")
                .doesNotContain("WARC-Type: revisit")
                .containsSubsequence(HARBOUR, SHORT, TRAM, LINE);
        String digest = "WARC-Payload-Digest: " + WarcEncoder.payloadDigest(gzip(FERRY_PAGE));
        assertThat(warc.split(digest, -1)).as("responses with the page").hasSize(3);
    }

    @Test
    void shouldTellTheTotals() throws Exception {
        Result text = record("text");
        JsonNode totals = new ObjectMapper().readTree(record("json", "--json").out());

        assertThat(text.out())
                .startsWith("recorded into " + folder.resolve("text") + "\n  feeds           2  captured 3 times\n")
                .contains("  answers         7  1 of them say what was said before\n", "  pages           3  ")
                .contains("  lost            0  ");
        assertThat(totals.get("recording").asText())
                .isEqualTo(folder.resolve("json").toString());
        assertThat(List.of("feeds", "polls", "answers", "repeated", "pages", "lost"))
                .extracting(name -> totals.get(name).asInt())
                .containsExactly(2, 3, 7, 1, 3, 0);
        assertThat(totals.get("bytes").asLong()).isEqualTo(wireBytes());
    }

    private static long wireBytes() {
        return Stream.of(rss("first"), rss("second"), rss("tram"), FERRY_PAGE, FERRY_PAGE, page("The line is open"))
                .mapToLong(body -> gzip(body).length)
                .sum();
    }

    @Test
    void shouldCountWhatRepeatsWhatIsNoLongerThere() throws Exception {
        try (ArchiveWriter writer = writer(Map.of("COURANT_ARCHIVE_ROTATE_SIZE", "1"))) {
            keepArticle(writer, TRAM, "line", answer(LINE, 90, "text/html", page("The line is closed")));
            writer.flush(Duration.ofSeconds(20));
            keepArticle(writer, TRAM, "line", answer(LINE, 95, "text/html", page("The line is closed")));
        }
        removeFileOf("2026-03-02T11:30");

        Result result = record("cut", "--json");
        Result nothing = record("nothing", "--since", "2026-03-02T11:35:00Z");

        assertThat(new ObjectMapper().readTree(result.out()).get("lost").asInt())
                .isEqualTo(1);
        assertThat(Recordings.read(folder.resolve("cut")).times(LINE)).containsExactly(at(31));
        assertThat(nothing.error(1))
                .isEqualTo("courant: nothing was recorded: the archive has nothing of --since 2026-03-02T11:35:00Z,"
                        + " but repetitions of what is no longer there: 1\n");
    }

    /** Removes the file that has a capture of a minute, with its index. */
    private void removeFileOf(String time) throws IOException {
        String digits = time.replaceAll("[^0-9]", "");
        try (Stream<Path> files = Files.list(archive)) {
            for (Path index :
                    files.filter(file -> file.toString().endsWith(".cdxj")).toList()) {
                if (Files.readString(index).contains(" " + digits)) {
                    Files.delete(index);
                    Files.delete(Path.of(index.toString().replace(".cdxj", ".warc.gz")));
                }
            }
        }
    }

    @Test
    void shouldRecordWhatCanBeReadOfADamagedArchive() throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(archive)) {
            file = files.filter(name -> name.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));

        Result result = record("cut");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("courant: " + file.getFileName() + " cannot be read behind ")
                .hasLineCount(1);
        assertThat(Recordings.read(folder.resolve("cut")).times(HARBOUR)).containsExactly(at(0), at(60));
        assertThat(Recordings.read(folder.resolve("cut")).times(FERRY)).containsExactly(at(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing.zip", "nothing.warc.gz"})
    void shouldLeaveNothingWhenThereIsNothing(String target) throws Exception {
        assertThat(record(target, "--host", "other.example").error(1))
                .isEqualTo("courant: nothing was recorded: the archive has nothing of --host other.example\n");
        assertThat(files()).containsExactly("archive");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from-archive --feeds f.opml --for 1h | --feeds and --for record live feeds, --from-archive",
                "--from-archive --for 1h | --for records live feeds, --from-archive what is archived",
                "--feeds f.opml --for 1h --host a.example --since 1d | --host, --since are for --from-archive only",
                "--feeds f.opml --for 1h --archive a | --archive is for --from-archive only",
                "--for 1h | write --feeds FILE.opml and --for TIME, or --from-archive",
                "--from-archive --feed ferry | --feed=ferry: write the absolute http or https URL",
                "--from-archive --host a/b | --host=a/b: write a host such as",
                "--from-archive --since soon | --since=soon: write a duration",
                "--from-archive --since 1h --until 2h | --since must be before --until"
            })
    void shouldRefuseMisuse(String options, String message) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.addAll(List.of("--out", folder.resolve("cut").toString()));

        assertThat(run(arguments.toArray(String[]::new)).error(2))
                .startsWith("courant: " + message)
                .hasLineCount(2);
        assertThat(files()).containsExactly("archive");
    }

    @Test
    void shouldWantAnArchiveAndAFreeTarget() throws Exception {
        Files.writeString(folder.resolve("taken.warc.gz"), "mine");

        assertThat(record("taken.warc.gz").error(1)).contains("exists already");
        assertThat(record("new.warc").error(1)).contains("name it");
        assertThat(record("cut", "--archive", folder.resolve("none").toString()).error(1))
                .contains("is not a folder");
        assertThat(new CommandRunner(Map.of(), NOON)
                        .run(
                                "record",
                                "--from-archive",
                                "--out",
                                folder.resolve("cut").toString())
                        .error(1))
                .contains("no archive is named");
        assertThat(files()).containsExactlyInAnyOrder("archive", "taken.warc.gz");
        assertThat(folder.resolve("taken.warc.gz")).hasContent("mine");
    }
}
