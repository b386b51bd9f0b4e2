package dev.courant.recording.folder;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a folder. */
final class FolderBodies implements BodyFiles {
    private final Path folder;

    FolderBodies(Path folder) {
        this.folder = folder;
    }

    @Override
    public @Nullable String problem(String name) {
        try {
            if (!BodyFiles.staysInside(name)) {
                return "leaves the recording; name a file beside recording.yaml or below it";
            }
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                return "there is no such file";
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return "is a link that leaves the recording; copy the file";
            }
            return Files.size(file) > LARGEST ? "the file is larger than 16 MiB" : null;
        } catch (IOException | InvalidPathException e) {
            return "the file cannot be read: " + e.getMessage();
        }
    }

    @Override
    public byte[] read(String name) {
        Path file = folder.resolve(name);
        String problem = problem(name);
        if (problem != null) {
            throw new CourantException(file + ": " + problem);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new CourantException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
