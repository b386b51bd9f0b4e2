package dev.courant.desk;

import dev.courant.runtime.config.Setting;
import java.time.Duration;

/**
 * Settings of the newsdesk.
 *
 * @param host the address to listen on
 * @param port the port; 0: any that is free
 * @param refresh how often the database is queried for updates
 */
public record DeskSettings(
        @Setting(env = "COURANT_DESK_HOST", value = "127.0.0.1", doc = "Address on which the newsdesk is served.")
        String host,

        @Setting(env = "COURANT_DESK_PORT", value = "8080", doc = "Port of the newsdesk; 0: any that is free.")
        int port,

        @Setting(
                env = "COURANT_DESK_REFRESH",
                value = "500ms",
                doc = "How often the newsdesk queries the database for updates.")
        Duration refresh) {}
