package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The mark of a data folder that is being restored: nobody starts on it, and what is left of it may be deleted. */
public final class UnfinishedRestore {
    private static final String FILE = "RESTORE-UNFINISHED";

    private UnfinishedRestore() {}

    /**
     * Marks a folder.
     *
     * @param folder the folder
     */
    public static void begin(Path folder) {
        try {
            PrivateFiles.write(
                    folder.resolve(FILE),
                    "A restore into this folder has not been finished. If none is under way, delete the folder.\n");
        } catch (IOException e) {
            throw new CourantException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Removes the mark of a complete folder.
     *
     * @param folder the folder
     * @throws IOException when it cannot be removed
     */
    public static void finish(Path folder) throws IOException {
        Files.delete(folder.resolve(FILE));
    }

    /**
     * Checks that a folder is not marked.
     *
     * @param folder the folder
     * @throws CourantException when it is
     */
    public static void requireNone(Path folder) {
        if (Files.exists(folder.resolve(FILE))) {
            throw new CourantException(
                    "a restore into " + folder + " was not finished: delete the folder and restore" + " again");
        }
    }

    /**
     * Deletes a folder that an interrupted restore left behind, if there is one.
     *
     * @param folder the folder
     * @throws InvalidSettingException when there is such a folder of another kind
     * @throws CourantException when another process is restoring into it
     * @throws IOException when it cannot be deleted
     */
    public static void removeIfLeft(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve(FILE))) {
            throw new InvalidSettingException(
                    folder + " exists, which is where the restored folder is made; delete or" + " rename it");
        }
        try (DataFolder left = DataFolder.open(folder, InstantSource.system())) {
            FolderServer.stop(
                    new Programs(Binaries.unpack(left, System.getenv())),
                    left.path().resolve("postgres"));
        }
        DataFolder.delete(folder);
    }
}
