package dev.courant.app.command;

import dev.courant.app.pipeline.Role;
import java.util.Map;
import picocli.CommandLine.Command;

/** Runs the role ingest on a given cluster. */
@Command(
        name = "ingest",
        description = {
            "Polls feeds, fetches pages, extracts articles.",
            "",
            "Needs Kafka (COURANT_KAFKA_BOOTSTRAP_SERVERS). Run as many instances as you like: they share the feeds and hosts.",
            "Settings come from the environment: @|bold courant settings|@ lists them."
        })
public final class IngestCommand extends RoleCommand {
    /** Creates the command with the environment of this process. */
    public IngestCommand() {
        this(System.getenv());
    }

    /**
     * Creates the command with another environment.
     *
     * @param environment names of settings to values
     */
    public IngestCommand(Map<String, String> environment) {
        super(Role.INGEST, environment);
    }
}
