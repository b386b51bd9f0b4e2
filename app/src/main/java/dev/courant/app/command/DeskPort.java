package dev.courant.app.command;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the port of the newsdesk. */
final class DeskPort {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page; default: COURANT_DESK_PORT or 8080.")
    private @Nullable Integer port;

    /** Returns the environment of this process with the port as a setting, if one was given. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (port != null) {
            environment.put("COURANT_DESK_PORT", port.toString());
        }
        return environment;
    }
}
