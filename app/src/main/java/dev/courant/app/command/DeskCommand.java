package dev.courant.app.command;

import dev.courant.app.pipeline.Roles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the newsdesk on a given database. */
@Command(
        name = "desk",
        description = {
            "Serves the newsdesk: the page and the API over the database.",
            "",
            "Needs PostgreSQL (COURANT_DB_URL).",
            "Settings come from the environment: @|bold courant settings|@ lists them."
        })
public final class DeskCommand implements Callable<Integer> {
    @Mixin
    private DeskPort port;

    @Override
    public Integer call() {
        return RoleRun.run(port.environment(), Roles::desk);
    }
}
