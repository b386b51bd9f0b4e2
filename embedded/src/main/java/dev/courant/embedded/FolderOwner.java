package dev.courant.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the process that works on a data folder says of itself to others. The file is not the lock: a killed process
 * leaves it behind.
 *
 * @param pid its process id
 * @param since when it took the folder
 * @param newsdesk the address of its newsdesk; empty until it is known
 */
record FolderOwner(long pid, Instant since, String newsdesk) {
    private static final String FILE = "owner.properties";

    /** Reads the file of a folder; empty when there is none, or it cannot be read. */
    static Optional<FolderOwner> read(Path folder) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(in);
            return Optional.of(new FolderOwner(
                    Long.parseLong(properties.getProperty("pid", "")),
                    Instant.parse(properties.getProperty("since", "")),
                    properties.getProperty("newsdesk", "")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("since", since.toString());
        properties.setProperty("newsdesk", newsdesk);
        StringWriter text = new StringWriter();
        properties.store(text, "the Courant that works on this folder");
        PrivateFiles.write(folder.resolve(FILE), text.toString());
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** {@return its description for people} */
    String text() {
        return "a Courant with pid " + pid + " since " + since + (newsdesk.isEmpty() ? "" : ", newsdesk " + newsdesk);
    }
}
