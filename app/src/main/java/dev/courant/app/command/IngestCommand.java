package dev.courant.app.command;

import dev.courant.app.pipeline.Roles;
import java.util.concurrent.Callable;
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
public final class IngestCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return RoleRun.run(System.getenv(), Roles::ingest);
    }
}
