package dev.courant.desk;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import dev.courant.runtime.http.AllowedHosts;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the newsdesk.
 *
 * @param host the address to listen on
 * @param port the port; 0: any that is free
 * @param allowedHosts further names by which clients may address the server
 * @param refresh how often the database is queried for updates
 * @param queryTimeout the longest time for one statement of the database
 */
public record DeskSettings(
        @Setting(env = "COURANT_DESK_HOST", value = "127.0.0.1", doc = "Address on which the newsdesk is served.")
        String host,

        @Setting(env = "COURANT_DESK_PORT", value = "8080", doc = "Port of the newsdesk; 0: any that is free.")
        int port,

        @Setting(
                env = DeskSettings.ALLOWED_HOSTS,
                value = "",
                doc = "Names by which the newsdesk may be addressed beside names without a dot, IP addresses and"
                        + " COURANT_DESK_HOST, such as that of a proxy before it; separated by commas; *: any.")
        List<String> allowedHosts,

        @Setting(
                env = "COURANT_DESK_REFRESH",
                value = "500ms",
                doc = "How often the newsdesk queries the database for updates.")
        Duration refresh,

        @Setting(
                env = "COURANT_DESK_QUERY_TIMEOUT",
                value = "10s",
                doc = "Longest time for one query of the newsdesk; one that takes longer is cancelled in the database.")
        Duration queryTimeout) {
    static final String ALLOWED_HOSTS = "COURANT_DESK_ALLOWED_HOSTS";

    /** Checks the settings. */
    public DeskSettings {
        allowedHosts = List.copyOf(allowedHosts);
        AllowedHosts.requireNames(ALLOWED_HOSTS, allowedHosts);
        if (queryTimeout.toMillis() < 1) {
            throw new CourantException("COURANT_DESK_QUERY_TIMEOUT=" + queryTimeout + ": write 1ms or more");
        }
    }

    /** {@return the names by which clients may address the server} */
    AllowedHosts hosts() {
        return new AllowedHosts(ALLOWED_HOSTS, host, allowedHosts);
    }
}
