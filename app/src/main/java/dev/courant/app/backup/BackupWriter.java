package dev.courant.app.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.embedded.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the file of a backup, a ZIP archive with the {@link Manifest} as its last entry and a {@link Seal} as its
 * comment. It is written under another name, synced, and then renamed: a file with the final name is complete. Used by
 * one thread.
 */
final class BackupWriter implements AutoCloseable {
    private static final String DRAFT = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final Map<String, String> digests = new LinkedHashMap<>();

    /** Writes an entry. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private BackupWriter(Path file, Path draft, FileChannel channel) {
        this.file = file;
        this.draft = draft;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Creates the file, which only this user can read. */
    static BackupWriter create(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        PrivateFiles.write(draft, "");
        return new BackupWriter(file, draft, FileChannel.open(draft, StandardOpenOption.WRITE));
    }

    /** Adds an entry. */
    void entry(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DigestOutputStream digest = new DigestOutputStream(new Unclosed(zip), Digests.sha256());
        BufferedOutputStream out = new BufferedOutputStream(digest, BUFFER);
        content.write(out);
        out.flush();
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    /** Adds the manifest and gives the file its name. */
    void finish(Function<Map<String, String>, Manifest> manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
        new ObjectMapper()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writerWithDefaultPrettyPrinter()
                .writeValue(zip, manifest.apply(digests));
        zip.closeEntry();
        zip.setComment(Seal.BLANK);
        zip.finish();
        zip.flush();
        Seal.set(draft, channel);
        channel.force(true);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file);
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }

    /** Makes the name of a file or folder durable, where the system can. */
    static void sync(Path named) {
        try (FileChannel directory =
                FileChannel.open(named.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every file system can.
        }
    }

    /** Keeps an entry's stream from closing the archive. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
