package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Main;
import dev.courant.app.command.feeds.FeedsCommand;
import dev.courant.app.command.sites.SitesCommand;
import dev.courant.app.command.taxonomy.TaxonomyCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * What is typed behind {@code courant}.
 *
 * @param environment in which environment
 * @param clock at which time
 */
public record Typed(Map<String, String> environment, Clock clock) {
    private static final Map<Class<?>, BiFunction<Map<String, String>, Clock, ?>> COMMANDS = Map.of(
            FeedsCommand.class, FeedsCommand::new,
            SitesCommand.class, SitesCommand::new,
            TaxonomyCommand.class, TaxonomyCommand::new,
            RetagCommand.class, RetagCommand::new);

    /**
     * What came of it.
     *
     * @param exitCode the exit code
     * @param out what was printed
     * @param err what was remarked
     */
    public record Answer(int exitCode, String out, String err) {
        public static Answer of(int exitCode, String out) {
            return new Answer(exitCode, out, "");
        }

        /** {@return what was remarked, where the command failed as expected, without an answer or a stack trace} */
        public String error(int expected) {
            assertThat(exitCode).as(err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).doesNotContain("\tat ");
            return err;
        }
    }

    public Answer feeds(String... arguments) {
        return run("feeds", arguments);
    }

    public Answer sites(String... arguments) {
        return run("sites", arguments);
    }

    public Answer run(String command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(factory());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(
                Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
        return new Answer(exitCode, lines(out), lines(err));
    }

    private IFactory factory() {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                BiFunction<Map<String, String>, Clock, ?> command = COMMANDS.get(type);
                return command == null ? standard.create(type) : type.cast(command.apply(environment, clock));
            }
        };
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
