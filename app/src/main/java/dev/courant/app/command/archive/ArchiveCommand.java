package dev.courant.app.command.archive;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;

/** Reads the archive, checks it, and removes from it. */
@Command(
        name = "archive",
        description = {
            "Shows what publishers sent, as the archive of COURANT_ARCHIVE has it; checks it, and removes from it.",
            "",
            "It may be used while instances write the archive. Other tools for WARC files read it as well."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GetPageCommand.class,
            ListCapturesCommand.class,
            ForgetPageCommand.class,
            VerifyArchiveCommand.class
        })
public final class ArchiveCommand {
    private final Map<String, String> environment;
    private final Clock clock;

    /** Creates the command with the environment and the clock of this process. */
    public ArchiveCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public ArchiveCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Map<String, String> environment() {
        return environment;
    }
}
