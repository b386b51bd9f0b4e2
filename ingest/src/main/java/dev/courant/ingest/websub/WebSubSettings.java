package dev.courant.ingest.websub;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import java.net.URI;

/**
 * How hubs reach us.
 *
 * @param callback the public URL in front of all instances, without a query; empty: no WebSub
 * @param host the address to listen on
 * @param port the port; 0: any that is free
 * @param secret from which callback URLs and signing keys are derived, the same in all instances
 */
public record WebSubSettings(
        @Setting(
                env = "COURANT_WEBSUB_CALLBACK",
                value = "",
                doc =
                        "Public URL that leads WebSub hubs to COURANT_WEBSUB_PORT of any instance, such as https://news.example.org/websub; empty: feeds are polled only.")
        URI callback,

        @Setting(
                env = "COURANT_WEBSUB_HOST",
                value = "127.0.0.1",
                doc = "Address on which requests of WebSub hubs are taken, where COURANT_WEBSUB_CALLBACK is set.")
        String host,

        @Setting(
                env = "COURANT_WEBSUB_PORT",
                value = "8084",
                doc = "Port on which requests of WebSub hubs are taken; 0: any that is free.")
        int port,

        @Setting(
                env = "COURANT_WEBSUB_SECRET",
                value = "",
                doc =
                        "What callback addresses and signing keys are derived from: 16 random characters or more, the same in every instance. Another value ends all subscriptions.")
        String secret) {
    private static final int SHORTEST_SECRET = 16;

    /** Checks the settings. */
    public WebSubSettings {
        if (!callback.toString().isEmpty()) {
            check(callback);
            if (secret.length() < SHORTEST_SECRET) {
                throw new CourantException("COURANT_WEBSUB_SECRET: COURANT_WEBSUB_CALLBACK needs a secret of "
                        + SHORTEST_SECRET + " characters or more, the same in every instance, such as the output of"
                        + " 'openssl rand -hex 32'");
            }
        }
    }

    /** {@return whether hubs are used at all} */
    public boolean enabled() {
        return !callback.toString().isEmpty();
    }

    @Override
    public String toString() {
        return "WebSubSettings[callback=" + callback + ", host=" + host + ", port=" + port + "]";
    }

    private static void check(URI callback) {
        boolean web = "https".equalsIgnoreCase(callback.getScheme()) || "http".equalsIgnoreCase(callback.getScheme());
        if (!web || callback.getHost() == null || callback.getRawQuery() != null || callback.getRawFragment() != null) {
            throw new CourantException("COURANT_WEBSUB_CALLBACK=" + callback
                    + ": write an absolute URL without a query, such as https://news.example.org/websub");
        }
    }
}
