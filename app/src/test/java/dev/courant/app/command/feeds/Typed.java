package dev.courant.app.command.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Main;
import dev.courant.app.feeds.Feeds;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** What is typed behind {@code courant feeds}, in a given environment and at {@link Feeds#NOW}. */
record Typed(Map<String, String> environment) {
    /**
     * What came of it.
     *
     * @param exitCode the exit code
     * @param out what was printed
     * @param err what was remarked
     */
    record Answer(int exitCode, String out, String err) {
        static Answer of(int exitCode, String out) {
            return new Answer(exitCode, out, "");
        }

        /** {@return what was remarked, where the command failed as expected, without an answer or a stack trace} */
        String error(int expected) {
            assertThat(exitCode).as(err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).doesNotContain("\tat ");
            return err;
        }
    }

    Answer feeds(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(factory());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(
                Stream.concat(Stream.of("feeds"), Stream.of(arguments)).toArray(String[]::new));
        return new Answer(exitCode, lines(out), lines(err));
    }

    private IFactory factory() {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == FeedsCommand.class
                        ? type.cast(new FeedsCommand(environment, Clock.fixed(Feeds.NOW, ZoneOffset.UTC)))
                        : standard.create(type);
            }
        };
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
