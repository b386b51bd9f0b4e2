package dev.courant.app.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.runtime.config.InvalidSettingException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The file of a backup, checked as a whole before anything is taken from it. Used by one thread. */
public final class BackupFile implements AutoCloseable {
    static final String MANIFEST = "manifest.json";
    private static final String TABLES = "database/";
    private static final String TOPICS = "topics/";
    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a file and reads all of it, to find out whether it is complete and undamaged.
     *
     * @param file the file
     * @return the backup
     * @throws InvalidSettingException when it is no such file, saying why
     */
    public static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidSettingException(file + ": there is no such file");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            BackupFile backup = new BackupFile(zip, manifest(file, zip));
            backup.verify(file);
            zip = null;
            return backup;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } finally {
            close(zip);
        }
    }

    /** {@return what it holds, on one line} */
    public String text() {
        long records = manifest.kafka().topics().stream()
                .mapToLong(Manifest.SavedTopic::records)
                .sum();
        return "backup of " + manifest.origin().takenAt() + " by courant "
                + manifest.origin().courant() + ": "
                + manifest.database().rows().getOrDefault("article", 0L) + " articles, "
                + manifest.database().rows().getOrDefault("link", 0L) + " links, " + records + " records in "
                + manifest.kafka().topics().size() + " topics; from "
                + manifest.origin().source();
    }

    Manifest manifest() {
        return manifest;
    }

    /** Opens the rows of a table. */
    InputStream table(String name) throws IOException {
        return stream(tableEntry(name));
    }

    /** Gives all records of a topic, those of each partition in their order. */
    void records(String topic, java.util.function.Consumer<SavedRecord> handler) throws IOException {
        for (String entry : topicEntries(topic)) {
            try (DataInputStream in = new DataInputStream(stream(entry))) {
                for (SavedRecord record = SavedRecord.read(in); record != null; record = SavedRecord.read(in)) {
                    handler.accept(record);
                }
            }
        }
    }

    static String tableEntry(String name) {
        return TABLES + name;
    }

    /** The records that were copied first, and those that were added until the moment of the backup. */
    static List<String> topicEntries(String topic) {
        return List.of(TOPICS + topic + "/1", TOPICS + topic + "/2");
    }

    @Override
    public void close() {
        close(zip);
    }

    private void verify(Path file) throws IOException {
        if (manifest.format() >= Manifest.FIRST_SEALED_FORMAT) {
            Seal.verify(file);
        }
        Set<String> found = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(manifest.digests().keySet());
        expected.add(MANIFEST);
        if (!found.equals(expected)) {
            throw new IOException("its entries are not those of its manifest");
        }
        for (var entry : manifest.digests().entrySet()) {
            if (!digest(entry.getKey()).equals(entry.getValue())) {
                throw new IOException(entry.getKey() + " is not what was written");
            }
        }
    }

    private String digest(String entry) throws IOException {
        try (DigestInputStream in = new DigestInputStream(stream(entry), Digests.sha256())) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // Reading is all.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return new BufferedInputStream(zip.getInputStream(entry), BUFFER);
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new InvalidSettingException(file + " is no backup of Courant");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = new ObjectMapper()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in, Manifest.class);
            if (manifest.format() < 1 || manifest.format() > Manifest.FORMAT) {
                throw new InvalidSettingException(file + ": backups of format " + manifest.format()
                        + " cannot be read by this Courant, only those up to format " + Manifest.FORMAT
                        + "; use the one that wrote it");
            }
            return manifest;
        }
    }

    private static InvalidSettingException damaged(Path file, String cause, Exception e) {
        return new InvalidSettingException(
                file + " is no backup of Courant, or is damaged (" + cause.replaceAll("\\s+", " ")
                        + "): use another one; nothing was changed",
                e);
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            // It has only been read.
        }
    }
}
