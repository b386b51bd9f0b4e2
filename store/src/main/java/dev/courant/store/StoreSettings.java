package dev.courant.store;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;

/**
 * How to reach PostgreSQL.
 *
 * @param jdbcUrl the URL of the database
 * @param user the database user; empty: the one in the URL
 * @param password the password; empty for none
 * @param connections the largest number of connections at the same time
 */
public record StoreSettings(
        @Setting(
                env = "COURANT_DB_URL",
                value = "jdbc:postgresql://localhost:5432/courant",
                doc = "JDBC URL of the PostgreSQL database.")
        String jdbcUrl,

        @Setting(env = "COURANT_DB_USER", value = "", doc = "Database user; empty: the one in the URL.")
        String user,

        @Setting(env = "COURANT_DB_PASSWORD", value = "", doc = "Password of the database user.")
        String password,

        @Setting(env = "COURANT_DB_CONNECTIONS", value = "8", doc = "Most database connections at the same time.")
        int connections) {

    /** Checks the settings. */
    public StoreSettings {
        if (!JdbcUrls.isValid(jdbcUrl)) {
            throw new CourantException("COURANT_DB_URL=" + JdbcUrls.redact(jdbcUrl)
                    + ": write a URL such as jdbc:postgresql://localhost:5432/courant, and the user into"
                    + " COURANT_DB_USER");
        }
        if (connections < 1) {
            throw new CourantException("COURANT_DB_CONNECTIONS=" + connections + ": write 1 or more");
        }
    }

    /** {@return the URL for messages, without a password} */
    String address() {
        return JdbcUrls.redact(jdbcUrl);
    }

    /** Hides the passwords. */
    @Override
    public String toString() {
        return "StoreSettings[jdbcUrl=" + address() + ", user=" + user + ", connections=" + connections + "]";
    }
}
