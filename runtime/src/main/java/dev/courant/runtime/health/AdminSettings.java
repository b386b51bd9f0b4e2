package dev.courant.runtime.health;

import dev.courant.runtime.config.Setting;

/**
 * Where health and metrics are served.
 *
 * @param host the address to listen on
 * @param port the port; 0: any that is free
 */
public record AdminSettings(
        @Setting(
                env = "COURANT_ADMIN_HOST",
                value = "127.0.0.1",
                doc = "Address on which health and metrics are served.")
        String host,

        @Setting(
                env = "COURANT_ADMIN_PORT",
                value = "8081",
                doc = "Port of /health/live, /health/ready and /metrics; 0: any that is free.")
        int port) {}
