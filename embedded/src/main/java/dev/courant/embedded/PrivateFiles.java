package dev.courant.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates files and folders that no other user can read: mode 0600 and 0700, from the moment of their creation.
 * Stateless and thread-safe.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /**
     * Creates a folder and its missing parents with mode 0700. A folder that exists keeps its mode.
     *
     * @param folder the folder
     * @return the folder
     * @throws IOException when it cannot be created, or is a file
     */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, mode(FOLDER));
    }

    /**
     * Creates a folder with mode 0700; one that exists gets that mode.
     *
     * @param folder the folder
     * @return the folder
     * @throws IOException when it cannot be created or belongs to another user
     */
    public static Path closeFolder(Path folder) throws IOException {
        return Files.setPosixFilePermissions(createFolder(folder), FOLDER);
    }

    /**
     * Writes a file with mode 0600 atomically: others see the old content or the new.
     *
     * @param file the file; replaced if it exists
     * @param content its content
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (SeekableByteChannel channel = Files.newByteChannel(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(FILE))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the rights of other users on a file away. */
    static void close(Path file) throws IOException {
        Files.setPosixFilePermissions(file, FILE);
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
