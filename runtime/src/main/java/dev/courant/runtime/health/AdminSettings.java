package dev.courant.runtime.health;

import dev.courant.runtime.config.Setting;
import dev.courant.runtime.http.AllowedHosts;
import java.util.List;

/**
 * Where health and metrics are served.
 *
 * @param host the address to listen on
 * @param port the port; 0: any that is free
 * @param allowedHosts further names by which clients may address the server
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
        int port,

        @Setting(
                env = AdminSettings.ALLOWED_HOSTS,
                value = "",
                doc =
                        "Names by which the server of health and metrics may be addressed beside names without a dot, IP addresses"
                                + " and COURANT_ADMIN_HOST, such as courant.internal for Prometheus; separated by commas; *: any.")
        List<String> allowedHosts) {
    static final String ALLOWED_HOSTS = "COURANT_ADMIN_ALLOWED_HOSTS";

    /** Checks the names. */
    public AdminSettings {
        allowedHosts = List.copyOf(allowedHosts);
        AllowedHosts.requireNames(ALLOWED_HOSTS, allowedHosts);
    }

    /** {@return the names by which clients may address the server} */
    AllowedHosts hosts() {
        return new AllowedHosts(ALLOWED_HOSTS, host, allowedHosts);
    }
}
