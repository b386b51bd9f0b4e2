package dev.courant.app.command.deadletters;

import dev.courant.app.cluster.ClusterCommand;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists, shows, retries and discards dead letters. */
@Command(
        name = "dead-letters",
        description = {
            "Lists, shows, retries and discards dead letters: records for which a step failed unexpectedly.",
            "",
            "A letter is named by its id, its partition and offset in the topic of dead letters, such as 2-17.",
            "",
            ClusterCommand.WHICH_CLUSTER
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListLettersCommand.class,
            ShowLetterCommand.class,
            RetryLettersCommand.class,
            DiscardLettersCommand.class
        })
public final class DeadLettersCommand extends ClusterCommand {
    /** Creates the command with the environment and the clock of this process. */
    public DeadLettersCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public DeadLettersCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }
}
