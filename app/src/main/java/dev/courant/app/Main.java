package dev.courant.app;

import dev.courant.app.command.DemoCommand;
import dev.courant.app.command.DeskCommand;
import dev.courant.app.command.EnrichCommand;
import dev.courant.app.command.ExtractCommand;
import dev.courant.app.command.IngestCommand;
import dev.courant.app.command.ParseFeedCommand;
import dev.courant.app.command.RetagCommand;
import dev.courant.app.command.RobotsCommand;
import dev.courant.app.command.RunCommand;
import dev.courant.app.command.SettingsCommand;
import dev.courant.app.command.StoreCommand;
import dev.courant.app.command.TagCommand;
import dev.courant.app.command.VersionCommand;
import dev.courant.app.command.WorldCommand;
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
import dev.courant.app.pipeline.Lifetime;
import dev.courant.app.terminal.Plain;
import dev.courant.parse.ParseException;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code courant} command. */
@Command(
        name = "courant",
        description = "News feeds in, tagged and evidenced articles out, within seconds, on Apache Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with @|bold courant demo|@: everything in one process, with invented publishers.",
            "Every command explains itself: @|bold courant COMMAND --help|@."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            IngestCommand.class,
            EnrichCommand.class,
            StoreCommand.class,
            DeskCommand.class,
            FeedsCommand.class,
            SitesCommand.class,
            DeadLettersCommand.class,
            TaxonomyCommand.class,
            RetagCommand.class,
            ReplayCommand.class,
            ArchiveCommand.class,
            ReExtractCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RecordCommand.class,
            WorldCommand.class,
            ExtractCommand.class,
            TagCommand.class,
            ParseFeedCommand.class,
            RobotsCommand.class,
            SettingsCommand.class,
            VersionCommand.class
        })
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code: 0 done, 1 failed, 2 misused.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Libraries that are loaded while a signal ends the process fail with errors, which are nobody's concern. */
    private static int execute(String[] arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error e) {
            if (Lifetime.isEnding()) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw e;
        }
    }

    /** {@return the command line, for running it and for describing it} */
    public static CommandLine commandLine() {
        return commandLine(CommandLine.defaultFactory());
    }

    /**
     * Returns the command line with commands made by a factory, such as for another environment.
     *
     * @param factory makes the commands
     * @return the command line
     */
    public static CommandLine commandLine(CommandLine.IFactory factory) {
        CommandLine commandLine = new CommandLine(new Main(), factory);
        addHelp(commandLine);
        commandLine.setExecutionExceptionHandler(Main::failed);
        commandLine.setParameterExceptionHandler(Main::misused);
        return commandLine;
    }

    private static void addHelp(CommandLine commandLine) {
        commandLine.getSubcommands().values().forEach(Main::addHelp);
        commandLine.getCommandSpec().mixinStandardHelpOptions(true).version(Version.text());
        commandLine
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * An expected failure is reported in one line; anything else is a bug and is shown with its stack trace. What fails
     * because a signal ends the process meanwhile is not reported.
     */
    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (Lifetime.isEnding()) {
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        if (failure instanceof CourantException || failure instanceof ParseException) {
            printMessage(failure, command);
        } else {
            failure.printStackTrace(command.getErr());
        }
        return failure instanceof InvalidSettingException
                ? command.getCommandSpec().exitCodeOnInvalidInput()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** A misused command is reported in one line, with another one that leads to its help. */
    private static int misused(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        if (arguments.length == 0) {
            command.usage(command.getErr());
        } else {
            printMessage(failure, command);
            command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static void printMessage(Exception failure, CommandLine command) {
        command.getErr().println("courant: " + Plain.text(String.valueOf(failure.getMessage())));
    }
}
