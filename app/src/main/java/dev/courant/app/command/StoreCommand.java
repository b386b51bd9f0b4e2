package dev.courant.app.command;

import dev.courant.app.pipeline.Roles;
import java.util.concurrent.Callable;
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
public final class StoreCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return RoleRun.run(System.getenv(), Roles::store);
    }
}
