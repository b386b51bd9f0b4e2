package dev.courant.testkit.pipeline;

import dev.courant.recording.WebGateway;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a node works.
 *
 * @param now the time at which it starts
 * @param environment its settings
 * @param options which roles run, and how
 * @param gateway the server that stands for all publishers; empty: each has a server on loopback
 */
record NodeOptions(
        Instant now, Map<String, String> environment, PipelineOptions options, Optional<WebGateway> gateway) {
    private static final String STATE_DIR = "COURANT_STATE_DIR";

    NodeOptions {
        environment = Map.copyOf(environment);
    }

    /**
     * Returns the options of a named instance, with a folder of its own: it keeps its name when it is started again.
     */
    NodeOptions named(String name) {
        Map<String, String> named = new HashMap<>(environment);
        named.put("COURANT_INSTANCE", name);
        named.put(
                STATE_DIR,
                Path.of(environment.getOrDefault(STATE_DIR, ""), name).toString());
        return new NodeOptions(now, named, options, gateway);
    }

    /** Returns these options with one more setting. */
    NodeOptions with(String setting, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(setting, value);
        return new NodeOptions(now, more, options, gateway);
    }
}
