package dev.courant.app.command;

import dev.courant.app.pipeline.Roles;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The newsdesk against a given database. */
@Command(
        name = "desk",
        description = {
            "Serves the newsdesk: the page and the API over the database.",
            "",
            "Needs PostgreSQL (COURANT_DB_URL).",
            "Settings come from the environment: @|bold courant settings|@ lists them."
        })
public final class DeskCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page; default: COURANT_DESK_PORT or 8080.")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (port != null) {
            environment.put("COURANT_DESK_PORT", port.toString());
        }
        return RoleRun.run(environment, Roles::desk);
    }
}
