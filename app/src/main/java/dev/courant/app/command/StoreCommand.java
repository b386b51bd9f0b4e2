package dev.courant.app.command;

import dev.courant.app.pipeline.Role;
import java.util.Map;
import picocli.CommandLine.Command;

/** Runs the role store on a given cluster and database. */
@Command(
        name = "store",
        description = {
            "Writes articles and the ledger of links to PostgreSQL, exactly once.",
            "",
            "Needs Kafka (COURANT_KAFKA_BOOTSTRAP_SERVERS) and PostgreSQL (COURANT_DB_URL).",
            "Settings come from the environment: @|bold courant settings|@ lists them."
        })
public final class StoreCommand extends RoleCommand {
    /** Creates the command with the environment of this process. */
    public StoreCommand() {
        this(System.getenv());
    }

    /**
     * Creates the command with another environment.
     *
     * @param environment names of settings to values
     */
    public StoreCommand(Map<String, String> environment) {
        super(Role.STORE, environment);
    }
}
