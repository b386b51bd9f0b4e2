package dev.courant.app.command.feeds;

import dev.courant.app.cluster.ClusterCommand;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;

/** Manages the feeds of a cluster. */
@Command(
        name = "feeds",
        description = {
            "Adds, removes, lists and watches the feeds that a cluster polls.",
            "",
            "A feed is named by its id, the beginning of its id, or its URL.",
            "",
            ClusterCommand.WHICH_CLUSTER
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCommand.class,
            RemoveCommand.class,
            ListCommand.class,
            StatusCommand.class,
            PollNowCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DiscoverCommand.class
        })
public final class FeedsCommand extends ClusterCommand {
    /** Creates the command with the environment and the clock of this process. */
    public FeedsCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public FeedsCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }
}
