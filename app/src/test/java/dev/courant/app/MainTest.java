package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "ingest",
                "enrich",
                "store",
                "desk",
                "feeds",
                "sites",
                "taxonomy",
                "retag",
                "dead-letters",
                "record",
                "world",
                "extract",
                "tag",
                "parse-feed",
                "settings",
                "version"
            })
    void shouldExplainEveryCommand(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: courant " + command);
        assertThat(out.toString().length()).isGreaterThan(150);
    }

    @Test
    void shouldExplainEveryCommandAboutFeeds() {
        CommandLine feeds =
                Objects.requireNonNull(Main.commandLine().getSubcommands().get("feeds"));
        Set<String> commands = feeds.getSubcommands().keySet();

        assertThat(commands).contains("add", "remove", "list", "status", "import", "export", "discover", "poll-now");
        assertThat(commands).allSatisfy(command -> {
            assertThat(execute("feeds", command, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: courant feeds " + command);
        });
    }

    @Test
    void shouldListItsCommandsWithoutArguments() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("demo", "parse-feed");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of("extract", "no-such-file.html"), 1, "no-such-file.html: there is no such file"),
                Arguments.of(List.of("run", "--feeds", "no-such.opml"), 1, "no-such.opml: there is no such file"),
                Arguments.of(List.of("parse-feed"), 2, "Give a file, a URL or -"),
                Arguments.of(List.of("tag", "a.txt", "--jsonl"), 2, "Give a file, a URL or -"),
                Arguments.of(
                        List.of("feeds", "add", "nonsense"), 1, "\"nonsense\" is not an absolute http or https URL"),
                Arguments.of(List.of("feeds"), 2, "Missing required subcommand"),
                Arguments.of(List.of("demo", "--port", "many"), 2, "'many': write a port from 0 to 65535"),
                Arguments.of(List.of("extract", "http://127.0.0.1:9/"), 1, "127.0.0.1 is not a public address"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayInOneLineWhatIsWrong(List<String> arguments, int exitCode, String message) {
        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(exitCode);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
