package dev.courant.app.command.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
    private static final String TAXONOMY = """
            name: notices
            version: "1"
            threshold: 0.3
            topics:
              - id: weather
                scope: Weather.
                rules:
                  en: [{id: storm, weight: 1.5, any: [storm]}]
              - id: boats
                scope: Boats.
                rules:
                  en: [{id: ferry, weight: 1.5, any: [ferry]}]
            """;

    /** Weather is right in the first and missed in the second, where boats are wrong and tempting. */
    private static final String GOLD = """
            {"id": "a", "title": "A storm in the town", "text": "The storm came in the night, and the storm tore the roofs away.", \
            "language": "en", "topics": {"weather": 2}, "evidence": {"weather": "tore the roofs away"}, "hard_negatives": {"boats": "none"}}
            {"id": "b", "title": "A ferry in the wind", "text": "The ferry stayed in the harbour, and the ferry was late for the wind.", \
            "language": "en", "topics": {"weather": 1}, "evidence": {"weather": "no such words"}, "hard_negatives": ["boats"]}
            """;

    @TempDir
    private Path folder;

    private Path gold = Path.of("");
    private Path taxonomy = Path.of("");

    @BeforeEach
    void write() throws IOException {
        gold = Files.writeString(folder.resolve("gold.jsonl"), GOLD);
        taxonomy = Files.writeString(folder.resolve("notices.yaml"), TAXONOMY);
    }

    @Test
    void shouldPrintTheFigures() {
        String out = evaluate().out();

        assertThat(out)
                .startsWith("notices@1, topics asserted from 0.30: articles 2, topics that count 2, topics given 2\n")
                .containsPattern("precision +0.500 \\(1 of 2\\) +1.000\n")
                .containsPattern("recall +0.500 \\(1 of 2\\) +0.500\n")
                .containsPattern("central topics found +1.000 \\(1 of 1\\)\n")
                .containsPattern("tempting topics given +0.500 \\(1 of 2\\)\n")
                .containsPattern("tags with verbatim passages +1.000 \\(2 of 2\\)\n")
                .containsPattern("right tags, passage in a quoted sentence +1.000 \\(1 of 1\\)\n")
                .containsPattern("\nTOPIC +ARTICLES +PREC")
                .containsPattern("\nweather +2 +1.000 +0.500 +0.667 +1.000 +-")
                .containsPattern("\nboats +0 +0.000 +- +0.000 +- +0.500")
                .containsPattern("\nen +2 +0.500")
                .containsPattern("\nup to 120 +2 +0.500")
                .containsPattern("\nfirst +2 +0.500 +1 ")
                .containsPattern("\nSCORES +TAGS +MEAN +RIGHT\n0.0 to 0.1 ")
                .endsWith(
                        "note: 1 quotes of \"evidence\" are neither in text nor title of their articles; quote verbatim\n");
    }

    @Test
    void shouldPrintFiguresForPrograms() throws IOException {
        String out = evaluate("--json").out();

        assertThat(out.lines()).hasSize(1);
        JsonNode figures = new ObjectMapper().readTree(out);
        assertThat(figures.path("all").path("right").asInt()).isOne();
        assertThat(figures.path("all").path("tempted").path("share").asDouble()).isEqualTo(0.5);
        assertThat(figures.path("topics").path(1).path("name").asText()).isEqualTo("boats");
        assertThat(figures.path("topics").path(1).path("recall").isNull()).isTrue();
        assertThat(figures.path("reliability")).hasSize(10);
    }

    @Test
    void shouldShowErrorsOneByOne() {
        assertThat(evaluate("--show=5").out())
                .containsPattern("\nwrong boats 0\\.\\d\\d  b  A ferry in the wind\n  \"ferry\" \\(en/ferry\\)\n")
                .endsWith("\nmissed weather 0.00  b  A ferry in the wind\n");
    }

    @Test
    void shouldCountOnlyTheTopicsAskedFor() {
        assertThat(evaluate("--topics=weather").out())
                .contains("topics that count 1")
                .containsPattern("precision +1.000 \\(1 of 1\\)");
        assertThat(evaluate("--topics=weather,trade").error(2))
                .startsWith("courant: --topics=trade: notices@1 has no such topic.");
    }

    @Test
    void shouldAssertFromAnotherThreshold() {
        assertThat(evaluate("--threshold=0.99").out())
                .contains("topics asserted from 0.99")
                .containsPattern("precision +- +0.000");
        assertThat(evaluate("--threshold=2").error(2)).startsWith("courant: --threshold=2.0: write 0 to 1.");
    }

    @Test
    void shouldDrawTheDiagram() throws IOException {
        Path diagram = folder.resolve("diagram.svg");

        assertThat(evaluate("--diagram=" + diagram).exitCode()).isZero();
        assertThat(Files.readString(diagram)).startsWith("<svg").contains("2 scores, expected calibration error");
        assertThat(evaluate("--diagram=" + folder.resolve("none/x.svg")).error(1))
                .contains("x.svg: cannot be written; name a file in an existing folder");
    }

    @Test
    void shouldTagByTheShippedTaxonomyWithoutAnother() throws IOException {
        Files.writeString(gold, """
                {"title": "Warships fire missiles", "text": "The navy fired missiles at the port.", "topics": ["military-action"]}
                """);

        CommandRunner.Result answer = run("evaluate", gold.toString());

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).startsWith("courant@").contains("topics that count 36, topics given 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\": \"A\"                                        | :3: not JSON: ",
                "{\"title\": \"A\", \"topics\": []}                       | :3: \"text\" is missing or not text",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [\"x\"]} | :3: the taxonomy has no topic \"x\"",
                "{\"title\": \"A\", \"text\": \"a\", \"topics\": [], \"disputed\": \"x\"} | :3: \"disputed\" is not a list of topics"
            })
    void shouldNameFileAndLineOfAFaultBeforeItPrintsAnything(String line, String fault) throws IOException {
        Path diagram = folder.resolve("diagram.svg");
        Files.writeString(gold, GOLD + line + "\n");

        String error = evaluate("--diagram=" + diagram).error(1);

        assertThat(error).startsWith("courant: " + gold + fault);
        assertThat(error.lines()).hasSize(1);
        assertThat(diagram).doesNotExist();
    }

    @Test
    void shouldRefuseWhatItCannotMeasure() throws IOException {
        Files.writeString(taxonomy, TAXONOMY.replace("1.5", "heavy"));
        assertThat(evaluate().error(1)).contains("notices.yaml:8: topic weather: ");

        Files.writeString(taxonomy, TAXONOMY);
        assertThat(evaluate("--model=" + folder.resolve("none.model")).error(1))
                .isEqualTo("courant: " + folder.resolve("none.model") + ": there is no such file\n");
        assertThat(evaluate(folder.resolve("none.jsonl").toString()).error(1))
                .isEqualTo("courant: " + folder.resolve("none.jsonl") + ": there is no such file\n");

        Files.writeString(gold, "\n");
        assertThat(evaluate().error(1)).isEqualTo("courant: " + gold + ": no articles; write one a line\n");
    }

    private CommandRunner.Result evaluate(String... more) {
        List<String> typed = new ArrayList<>(List.of("evaluate", gold.toString(), "--taxonomy", taxonomy.toString()));
        typed.addAll(List.of(more));
        return run(typed.toArray(String[]::new));
    }

    private static CommandRunner.Result run(String... typed) {
        return new CommandRunner(Map.of(), Clock.systemUTC()).run("taxonomy", typed);
    }
}
