package dev.courant.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may connect to an embedded PostgreSQL, as its file {@code pg_hba.conf} says. Rules that ask for no password come
 * from an earlier version of Courant; they let every user of the machine in as superuser.
 *
 * @see <a href="https://www.postgresql.org/docs/18/auth-pg-hba-conf.html">The file pg_hba.conf</a>
 */
final class AccessRules {
    private static final String WITH_PASSWORD = rules("all", "scram-sha-256");

    /** For the one start in which an old folder gets its passwords. */
    private static final String SUPERUSER_WITHOUT_PASSWORD = rules(DatabasePasswords.SUPERUSER, "trust");

    private AccessRules() {}

    /** Returns whether a server exists in the folder and lets somebody in without a password. */
    static boolean areOpen(Path data) throws IOException {
        Path file = file(data);
        return Files.exists(file)
                && Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("#.*", ""))
                        .anyMatch(line -> List.of(line.strip().split("\\s+")).contains("trust"));
    }

    static void requirePassword(Path data) throws IOException {
        Files.writeString(file(data), WITH_PASSWORD);
    }

    static void trustSuperuser(Path data) throws IOException {
        Files.writeString(file(data), SUPERUSER_WITHOUT_PASSWORD);
    }

    private static Path file(Path data) {
        return data.resolve("pg_hba.conf");
    }

    private static String rules(String user, String method) {
        return """
                # TYPE DATABASE USER ADDRESS METHOD
                host all %1$s 127.0.0.1/32 %2$s
                host all %1$s ::1/128 %2$s
                """.formatted(user, method);
    }
}
