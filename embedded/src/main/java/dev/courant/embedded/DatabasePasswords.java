package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The passwords of an embedded PostgreSQL: random, and kept in the data folder in a file with mode 0600. The file has
 * the format of {@code .pgpass}, so that {@code PGPASSFILE=data/postgres.pgpass psql} can use it.
 *
 * @param superuser the password of {@value #SUPERUSER}
 * @param application the password of {@value #APPLICATION}
 * @param created whether they were drawn just now
 * @see <a href="https://www.postgresql.org/docs/18/libpq-pgpass.html">The password file</a>
 */
record DatabasePasswords(String superuser, String application, boolean created) {
    static final String SUPERUSER = "postgres";
    static final String APPLICATION = "courant";

    private static final String FILE = "postgres.pgpass";
    private static final int BYTES = 24;

    /** Reads the passwords of a data folder; the first time they are drawn. */
    static DatabasePasswords readOrCreate(Path folder) {
        Path file = file(folder);
        try {
            if (Files.exists(file)) {
                PrivateFiles.close(file);
                List<String> lines = Files.readAllLines(file);
                return new DatabasePasswords(read(lines, SUPERUSER), read(lines, APPLICATION), false);
            }
            DatabasePasswords drawn = new DatabasePasswords(draw(), draw(), true);
            PrivateFiles.write(file, line(SUPERUSER, drawn.superuser()) + line(APPLICATION, drawn.application()));
            return drawn;
        } catch (IOException e) {
            throw new CourantException(file + ": the passwords of PostgreSQL cannot be kept there: " + e, e);
        }
    }

    /** {@return the file in which the passwords of a data folder are} */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** Hides the passwords. */
    @Override
    public String toString() {
        return "DatabasePasswords[created=" + created + "]";
    }

    private static String read(List<String> lines, String user) throws IOException {
        String begin = line(user, "").strip();
        return lines.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("it has no line for " + user
                        + "; delete the file, and new passwords are drawn at the next start"));
    }

    private static String line(String user, String password) {
        return "*:*:*:" + user + ":" + password + "\n";
    }

    private static String draw() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
