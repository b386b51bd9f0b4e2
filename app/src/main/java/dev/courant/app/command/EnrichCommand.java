package dev.courant.app.command;

import dev.courant.app.pipeline.Role;
import java.util.Map;
import picocli.CommandLine.Command;

/** Runs the role enrich on a given cluster. */
@Command(
        name = "enrich",
        description = {
            "Adds language, topic tags with evidence, and entities to articles.",
            "",
            "Needs Kafka (COURANT_KAFKA_BOOTSTRAP_SERVERS). Run as many instances as you like: they share the articles.",
            "Settings come from the environment: @|bold courant settings|@ lists them."
        })
public final class EnrichCommand extends RoleCommand {
    /** Creates the command with the environment of this process. */
    public EnrichCommand() {
        this(System.getenv());
    }

    /**
     * Creates the command with another environment.
     *
     * @param environment names of settings to values
     */
    public EnrichCommand(Map<String, String> environment) {
        super(Role.ENRICH, environment);
    }
}
