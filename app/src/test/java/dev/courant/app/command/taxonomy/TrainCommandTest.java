package dev.courant.app.command.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.CommandRunner;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private static final String TAXONOMY = """
            name: notices
            version: "1"
            threshold: 0.5
            topics:
              - id: weather
                scope: Weather.
                rules:
                  en: [{id: storm, weight: 0.8, any: [storm]}]
            """;

    private Map<String, String> environment = Map.of();
    private CommandRunner.Result answer = new CommandRunner.Result(-1, "", "");

    @TempDir
    private Path folder;

    @Test
    void shouldTrainAndReportTheQuality() throws IOException {
        int exit = train(lines(), TAXONOMY);

        assertThat(answer.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(answer.out())
                .contains(
                        "cross-validation by random parts",
                        "weather",
                        "log loss",
                        "The model helps",
                        "40 articles in en");
        LinearModel model = ModelFile.read(folder.resolve("own.model"));
        assertThat(model.provenance().taxonomy()).isEqualTo("notices");
        assertThat(model.provenance().trained()).isEqualTo(LocalDate.parse("2026-11-01"));
    }

    @Test
    void shouldLearnFromArticlesThatNobodyAnnotated() throws IOException {
        Path others = Files.writeString(
                folder.resolve("others.jsonl"),
                "{\"title\": \"A storm\", \"text\": \"The barometer fell and the storm was on the town.\"}\n");
        String fault = "{\"title\": \"A storm\"}\n";

        assertThat(train(lines(), TAXONOMY, "--unlabeled=" + others))
                .as(answer.err())
                .isZero();
        assertThat(answer.out()).contains("1 articles that nobody annotated");
        Files.writeString(others, fault);
        assertThat(train(lines(), TAXONOMY, "--unlabeled=" + others)).isOne();
        assertThat(answer.err())
                .contains("others.jsonl:1: \"text\" is missing or not text")
                .hasLineCount(1);
    }

    @Test
    void shouldLearnSentencesFromQuotesAndKeepTheWordsThatAreNamed() throws IOException {
        assertThat(train(lines(), TAXONOMY)).as(answer.err()).isZero();
        assertThat(answer.out()).contains("No topic has enough articles with quotes");
        LinearModel words = ModelFile.read(folder.resolve("own.model"));
        Path old = Files.copy(folder.resolve("own.model"), folder.resolve("words.model"));
        Path seen = Files.writeString(folder.resolve("seen.jsonl"), quoted());

        assertThat(train(lines(), TAXONOMY, "--words=" + old, "--seen=" + seen))
                .as(answer.err())
                .isZero();
        LinearModel both = ModelFile.read(folder.resolve("own.model"));

        assertThat(answer.out())
                .contains("with sentences it had not seen", "Sentences in en: 1 topics")
                .doesNotContain("log loss");
        assertThat(both.sentences()).containsOnlyKeys("en");
        assertThat(both.fusion()).isEqualTo(words.fusion());
        assertThat(both.provenance()).isEqualTo(words.provenance());
        assertThat(train(lines(), TAXONOMY, "--words=shipped")).isOne();
        assertThat(answer.err()).contains("shipped: trained for the taxonomy courant, not for notices");
    }

    /** The same articles, with the sentence that shows the topic. */
    private static String quoted() {
        return lines().lines()
                .map(line -> line.contains("Wind and hail")
                        ? line.replace("\"topics\"", "\"evidence\": {\"weather\": \"Wind and hail fell\"}, \"topics\"")
                        : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void shouldReplaceTheModelThatTheSettingNames() throws IOException {
        Path model = folder.resolve("own.model");
        environment = Map.of("COURANT_TOPIC_MODEL", model.toString());

        assertThat(train(lines(), TAXONOMY)).as(answer.err()).isZero();
        assertThat(model).exists();
    }

    @Test
    void shouldNameFileAndLineOfAFault() throws IOException {
        int exit = train(lines() + "{\"title\": \"A storm\", \"topics\": []}\n", TAXONOMY);

        assertThat(exit).isOne();
        assertThat(answer.err()).startsWith("courant: ").contains("data.jsonl:41: \"text\" is missing or not text");
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(folder.resolve("own.model")).doesNotExist();
    }

    @Test
    void shouldNameTheLineOfATaxonomyFault() throws IOException {
        int exit = train(lines(), TAXONOMY.replace("0.8", "heavy"));

        assertThat(exit).isOne();
        assertThat(answer.err()).contains("notices.yaml:8: topic weather: ");
        assertThat(folder.resolve("own.model")).doesNotExist();
    }

    @Test
    void shouldTrainTheTopicsThatAreNamedOnly() throws IOException {
        String second =
                TAXONOMY + "  - {id: stage, scope: Plays., rules: {en: [{id: play, weight: 0.8, any: [actor]}]}}\n";

        assertThat(train(lines(), second, "--topics=weather")).as(answer.err()).isZero();
        assertThat(answer.out()).doesNotContain("stage");
        assertThat(train(lines(), second, "--topics=wether")).isOne();
        assertThat(answer.err())
                .isEqualToIgnoringNewLines("courant: --topics=wether: the taxonomy notices has no such topic");
    }

    @Test
    void shouldReportBeforeTrainingThatItCannotWrite() throws IOException {
        Path data = Files.writeString(folder.resolve("data.jsonl"), "not read at all");

        int exit = execute(
                data.toString(), "--output", folder.resolve("none/own.model").toString());

        assertThat(exit).isOne();
        assertThat(answer.err()).contains("own.model: cannot be written; name a file in an existing folder");
    }

    @Test
    void shouldKeepTheOldModelWhenTheNewOneFails() throws IOException {
        Path old = Files.writeString(folder.resolve("own.model"), "the old one");

        int exit =
                train("{\"title\": \"A storm\", \"text\": \"A storm came.\", \"topics\": [\"weather\"]}\n", TAXONOMY);

        assertThat(exit).isOne();
        assertThat(answer.err()).contains("no topic has 10 articles");
        assertThat(old).hasContent("the old one");
    }

    private static String lines() {
        return IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0
                        ? line("Wind and hail fell on the roofs of the town in the night.", "\"weather\"")
                        : line("The actors and the director bowed to the audience of the play.", ""))
                .collect(Collectors.joining());
    }

    private static String line(String text, String topics) {
        return "{\"title\": \"A storm in the town\", \"text\": \"" + text + "\", \"topics\": [" + topics + "]}\n";
    }

    private int train(String data, String taxonomy, String... more) throws IOException {
        Path lines = Files.writeString(folder.resolve("data.jsonl"), data);
        Path topics = Files.writeString(folder.resolve("notices.yaml"), taxonomy);
        var arguments = new ArrayList<>(List.of(
                lines.toString(),
                "--taxonomy",
                topics.toString(),
                "--output",
                folder.resolve("own.model").toString()));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
        List<String> typed = new ArrayList<>(List.of("train"));
        typed.addAll(List.of(arguments));
        answer = new CommandRunner(environment, clock).run("taxonomy", typed.toArray(String[]::new));
        return answer.exitCode();
    }
}
