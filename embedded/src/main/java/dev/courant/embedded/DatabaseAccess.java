package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How another process of the same user reaches the PostgreSQL that runs on a data folder.
 *
 * @param jdbcUrl its URL, without user and password
 * @param user the user of the services
 * @param password the password of that user
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {
    /**
     * Reads the files that the running Courant keeps in its folder.
     *
     * @param folder the data folder
     * @return the access
     * @throws CourantException when the folder has no such files
     */
    public static DatabaseAccess read(Path folder) {
        if (!Files.exists(DatabasePasswords.file(folder))) {
            throw new CourantException(folder + " has no "
                    + DatabasePasswords.file(folder).getFileName() + ": is it the data folder of a Courant?");
        }
        int port = KeptPorts.of(folder, PortRequest.postgres(null))
                .orElseThrow(() -> new CourantException(
                        folder + " does not say on which port its PostgreSQL listens: start the Courant again"));
        return new DatabaseAccess(
                EmbeddedDatabase.jdbcUrl(port, "postgres"),
                DatabasePasswords.APPLICATION,
                DatabasePasswords.readOrCreate(folder).application());
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "DatabaseAccess[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
