package dev.courant.app.command;

import dev.courant.app.pipeline.Role;
import java.util.Map;
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
public final class DeskCommand extends RoleCommand {
    @Mixin
    private DeskPort port;

    /** Creates the command with the environment of this process. */
    public DeskCommand() {
        this(System.getenv());
    }

    /**
     * Creates the command with another environment.
     *
     * @param environment names of settings to values
     */
    public DeskCommand(Map<String, String> environment) {
        super(Role.DESK, environment);
    }

    @Override
    Map<String, String> environment() {
        return port.addTo(super.environment());
    }
}
