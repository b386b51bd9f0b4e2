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
            converter = PortConverter.class,
            description = "Port of the page; default: COURANT_DESK_PORT or 8080.")
    private @Nullable Integer port;

    /** Returns an environment with the port as a setting, if one was given. */
    Map<String, String> addTo(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        if (port != null) {
            settings.put("COURANT_DESK_PORT", port.toString());
        }
        return settings;
    }
}
