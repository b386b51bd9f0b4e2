package dev.courant.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the binaries of PostgreSQL, which are in a library, into the user's cache ({@code $XDG_CACHE_HOME} or
 * {@code ~/.cache}), which only this user can write. In a folder that others can write, another user could put programs
 * that we would run.
 */
final class Binaries {
    private static final int DIGEST_CHARACTERS = 16;
    private static final int OWNER_MAY_EXECUTE = 0100;

    private Binaries() {}

    /**
     * Unpacks the binaries unless they are there. Several processes may do so at the same time.
     *
     * @return the folder with the folder {@code bin}
     */
    static Path unpack(DataFolder data, Map<String, String> environment) throws IOException {
        byte[] archive = archive();
        Path folder = folder(data, environment);
        Path target = folder.resolve("PG-" + digest(archive));
        if (!Files.isDirectory(target)) {
            Path draft = Files.createTempDirectory(folder, "unpacking-");
            try {
                extract(archive, draft);
                moveUnlessThere(draft, target);
            } finally {
                if (Files.exists(draft)) {
                    DataFolder.delete(draft);
                }
            }
        }
        return target;
    }

    /** Returns the user's cache; a folder in the data folder for a user without a home that can be written. */
    private static Path folder(DataFolder data, Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        try {
            Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home", ""), ".cache") : Path.of(cache);
            if (base.isAbsolute()) {
                return PrivateFiles.closeFolder(base.resolve("courant").resolve("postgres"));
            }
        } catch (IOException | InvalidPathException e) {
            // Not a folder of this user's.
        }
        return data.subfolder("postgres-binaries");
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void extract(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        }
    }

    private static void moveUnlessThere(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process was faster.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
