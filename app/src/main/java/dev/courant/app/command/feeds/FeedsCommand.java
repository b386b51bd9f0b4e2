package dev.courant.app.command.feeds;

import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;

/** What an operator does with feeds. */
@Command(
        name = "feeds",
        description = {
            "Adds, removes, lists and watches the feeds that a cluster polls.",
            "",
            "A feed is named by its id, the beginning of its id, or its URL.",
            "",
            "The cluster is the one that COURANT_KAFKA_BOOTSTRAP_SERVERS names, or else that of the courant run or courant",
            "demo on this machine, or else at localhost:9092."
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
public final class FeedsCommand {
    private final Map<String, String> environment;
    private final Clock clock;

    /** By the environment and the clock of this process. */
    public FeedsCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * By another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public FeedsCommand(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    Map<String, String> environment() {
        return environment;
    }

    Clock clock() {
        return clock;
    }
}
