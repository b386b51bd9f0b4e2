package dev.courant.app.command;

import dev.courant.app.pipeline.Roles;
import java.util.concurrent.Callable;
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
public final class EnrichCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return RoleRun.run(System.getenv(), Roles::enrich);
    }
}
