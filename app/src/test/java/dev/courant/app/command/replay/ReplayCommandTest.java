package dev.courant.app.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path warc = Path.of("");

    @BeforeEach
    void write() throws IOException {
        warc = new WarcFile(folder.resolve("strike-week.warc.gz"))
                .info()
                .request("https://harbour.example/2026/03/01/quay-one")
                .article("https://harbour.example/2026/03/01/quay-one", "Quay one")
                .article("https://news.quay.example/2026/03/08/late", "2026-03-08T12:00:00Z", WarcFile.page("Late"))
                .response("https://harbour.example/2026/03/01/gone", "410 Gone", "text/html")
                .response("https://harbour.example/2026/03/01/moved", "301 Moved", "text/html")
                .response("https://harbour.example/feed", "200 OK", "application/rss+xml")
                .garbage()
                .revisit("https://harbour.example/2026/03/01/quay-one")
                .path();
    }

    private static CommandRunner.Result replay(String... arguments) {
        return new CommandRunner(Map.of(), CLOCK).run("replay", arguments);
    }

    private static List<JsonNode> lines(CommandRunner.Result result) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private static String outcome(JsonNode line) {
        return (line.path("outcome").asText() + " " + line.path("reason").asText("")).strip();
    }

    @Test
    void shouldSayInOneLineWhatBecameOfEachRecordWithoutACluster() throws IOException {
        CommandRunner.Result result = replay("--dry-run", "--json", warc.toString());

        List<JsonNode> lines = lines(result);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(lines.subList(0, 9))
                .extracting(ReplayCommandTest::outcome)
                .containsExactly(
                        "skipped no-response",
                        "skipped no-response",
                        "article",
                        "article",
                        "dropped GONE",
                        "skipped redirect",
                        "skipped not-a-page",
                        "damaged",
                        "skipped unchanged");
        assertThat(lines.get(2).path("title").asText()).isEqualTo("Quay one");
        assertThat(lines.get(2).path("date").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(lines.get(2).path("articleId").asText()).hasSize(32);
        assertThat(lines.getLast())
                .hasToString("{\"totals\":{\"records\":9,\"articles\":2,\"dropped\":{\"GONE\":1},"
                        + "\"skipped\":{\"no-response\":2,\"not-a-page\":1,\"redirect\":1,\"unchanged\":1},"
                        + "\"damaged\":1}}");
    }

    @Test
    void shouldAddUpForPeopleAndNameWhatIsDamaged() {
        CommandRunner.Result result = replay("--dry-run", warc.toString());

        assertThat(result.out()).isEqualTo("""
                9 records of 1 file: 2 articles, 1 dropped, 5 skipped, 1 damaged
                  dropped: 1 gone
                  skipped: 2 no-response, 1 unchanged, 1 redirect, 1 not-a-page
                """);
        assertThat(result.err().lines()).singleElement().asString().startsWith(warc + " at ");
    }

    @Test
    void shouldTakeWhatTheFiltersName() throws IOException {
        assertThat(articles("--host", "*.quay.example")).containsExactly("Late");
        assertThat(articles("--host", "quay.example")).isEmpty();
        assertThat(articles("--host", "harbour.example", "--host", "news.quay.example"))
                .containsExactly("Quay one", "Late");
        assertThat(articles("--since", "2026-03-03")).containsExactly("Late");
        assertThat(articles("--until", "2026-03-08T12:00:00Z")).containsExactly("Quay one");
    }

    private List<String> articles(String... options) throws IOException {
        String[] arguments = Stream.concat(Stream.of("--dry-run", "--json", warc.toString()), Stream.of(options))
                .toArray(String[]::new);
        return lines(replay(arguments)).stream()
                .filter(line -> line.path("outcome").asText().equals("article"))
                .map(line -> line.path("title").asText())
                .toList();
    }

    @Test
    void shouldWorkThroughAFolderOfFiles() throws IOException {
        Path second = new WarcFile(folder.resolve("later.warc.gz"))
                .article("https://harbour.example/2026/03/09/quay-two", "Quay two")
                .path();

        assertThat(replay("--dry-run", folder.toString()).out()).startsWith("10 records of 2 files: 3 articles");
        assertThat(replay("--dry-run", second.toString(), warc.toString()).out())
                .startsWith("10 records of 2 files: 3 articles");
    }

    @Test
    void shouldCheckEverythingBeforeItBegins() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no recording");

        assertThat(replay(warc.toString(), folder.resolve("none").toString()).error(2))
                .startsWith("courant: " + folder.resolve("none") + ": there is no such file or folder");
        assertThat(replay("--dry-run", warc.toString(), text.toString()).error(1))
                .startsWith("courant: " + text + " is no recording");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host=example.org/news", "--since=yesterday", "--until=2026-13-01", "--rate=-1"})
    void shouldRefuseOptionsThatMeanNothing(String option) {
        assertThat(replay("--dry-run", warc.toString(), option).error(2))
                .startsWith("courant: " + option.split("=")[0]);
    }

    @Test
    void shouldRefuseASpanThatEndsBeforeItBegins() {
        assertThat(replay("--dry-run", warc.toString(), "--since=2026-03-02", "--until=2026-03-01")
                        .error(2))
                .startsWith("courant: --since must be before --until.");
    }

    /** The records are what archives of the web are known to hold. */
    @Test
    void shouldMakeOfOddRecordsWhatCanBeMadeOfThem() throws Exception {
        Path cases = Path.of(Objects.requireNonNull(ReplayCommandTest.class.getResource("cases.warc.gz"))
                .toURI());
        Map<Long, String> outcomes = new LinkedHashMap<>();
        List<JsonNode> lines = lines(replay("--dry-run", "--json", cases.toString()));
        for (JsonNode line : lines.subList(0, lines.size() - 1)) {
            String truncated = line.path("text").asText().contains("start") ? " truncated" : "";
            outcomes.put(line.path("offset").asLong(), outcome(line) + truncated);
        }

        for (JsonNode expected : MAPPER.readTree(ReplayCommandTest.class.getResource("cases.json"))) {
            assertThat(outcomes.remove(expected.path("offset").asLong()))
                    .as(expected.path("name").asText())
                    .matches(pattern(expected.path("expect").asText()));
        }
        // What a record that states too small a length has left over.
        assertThat(outcomes.values()).containsExactly("damaged");
        assertThat(lines.getLast().at("/totals/records").asLong()).isEqualTo(lines.size() - 1);
    }

    private static String pattern(String expected) {
        return switch (expected) {
            case "article", "duplicate-or-revision" -> "article";
            case "article-truncated" -> "article truncated";
            case "article-or-drop" -> "article|dropped .*";
            case "skip", "skip-or-resolve" -> "skipped (no-response|unchanged)";
            case "drop-not-html" -> "skipped not-a-page";
            case "drop-status" -> "skipped redirect|dropped NOT_FOUND";
            case "drop-empty" -> "dropped NOT_AN_ARTICLE";
            case "drop-too-large" -> "dropped TOO_LARGE";
            default -> throw new IllegalArgumentException(expected);
        };
    }
}
