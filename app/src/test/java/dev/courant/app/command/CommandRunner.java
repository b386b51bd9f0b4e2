package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.Main;
import dev.courant.app.command.archive.ArchiveCommand;
import dev.courant.app.command.backup.BackupCommand;
import dev.courant.app.command.backup.RestoreCommand;
import dev.courant.app.command.deadletters.DeadLettersCommand;
import dev.courant.app.command.feeds.FeedsCommand;
import dev.courant.app.command.recording.RecordCommand;
import dev.courant.app.command.reextract.ReExtractCommand;
import dev.courant.app.command.replay.ReplayCommand;
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
 * Runs {@code courant} commands.
 *
 * @param environment the environment of the commands
 * @param clock the time
 */
public record CommandRunner(Map<String, String> environment, Clock clock) {
    private static final Map<Class<?>, BiFunction<Map<String, String>, Clock, ?>> COMMANDS = Map.of(
            FeedsCommand.class,
            FeedsCommand::new,
            SitesCommand.class,
            SitesCommand::new,
            DeadLettersCommand.class,
            DeadLettersCommand::new,
            TaxonomyCommand.class,
            TaxonomyCommand::new,
            RetagCommand.class,
            RetagCommand::new,
            RunCommand.class,
            (environment, clock) -> new RunCommand(environment),
            IngestCommand.class,
            (environment, clock) -> new IngestCommand(environment),
            EnrichCommand.class,
            (environment, clock) -> new EnrichCommand(environment),
            StoreCommand.class,
            (environment, clock) -> new StoreCommand(environment),
            DeskCommand.class,
            (environment, clock) -> new DeskCommand(environment));

    /**
     * The result of a command.
     *
     * @param exitCode the exit code
     * @param out its standard output
     * @param err its error output
     */
    public record Result(int exitCode, String out, String err) {
        public static Result of(int exitCode, String out) {
            return new Result(exitCode, out, "");
        }

        /** {@return the error output of a command that failed as expected, without output or a stack trace} */
        public String error(int expected) {
            assertThat(exitCode).as(err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).doesNotContain("\tat ");
            return err;
        }
    }

    public Result feeds(String... arguments) {
        return run("feeds", arguments);
    }

    public Result sites(String... arguments) {
        return run("sites", arguments);
    }

    public Result run(String command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(factory());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(
                Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
        return new Result(exitCode, lines(out), lines(err));
    }

    private IFactory factory() {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == BackupCommand.class) {
                    return type.cast(new BackupCommand(environment, clock));
                }
                if (type == ReplayCommand.class) {
                    return type.cast(new ReplayCommand(environment, clock));
                }
                if (type == RecordCommand.class) {
                    return type.cast(new RecordCommand(environment, clock));
                }
                if (type == ReExtractCommand.class) {
                    return type.cast(new ReExtractCommand(environment, clock));
                }
                if (type == ArchiveCommand.class) {
                    return type.cast(new ArchiveCommand(environment, clock));
                }
                if (type == RestoreCommand.class) {
                    return type.cast(new RestoreCommand(environment));
                }
                BiFunction<Map<String, String>, Clock, ?> command = COMMANDS.get(type);
                return command == null ? standard.create(type) : type.cast(command.apply(environment, clock));
            }
        };
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
