package dev.courant.embedded.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the text files of the world, which are resources beside this class. */
final class WorldFiles {
    private WorldFiles() {}

    static String text(String name) {
        try (InputStream in = WorldFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + name + " beside " + WorldFiles.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read resource " + name, e);
        }
    }
}
