package dev.courant.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the binaries of PostgreSQL are unpacked: the user's cache ({@code $XDG_CACHE_HOME} or {@code ~/.cache}), which
 * only this user can write. The library's own choice is a folder in {@code /tmp} with a known name, where another user
 * could put programs first that we would run.
 */
final class Binaries {
    private Binaries() {}

    /** Returns the folder; one in the data folder for a user without a home that can be written. */
    static File folder(DataFolder data, Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        try {
            Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home", ""), ".cache") : Path.of(cache);
            if (base.isAbsolute()) {
                return PrivateFiles.closeFolder(base.resolve("courant").resolve("postgres"))
                        .toFile();
            }
        } catch (IOException | InvalidPathException e) {
            // Not a folder of this user's.
        }
        return data.subfolder("postgres-binaries").toFile();
    }
}
