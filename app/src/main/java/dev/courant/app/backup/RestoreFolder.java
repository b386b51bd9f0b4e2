package dev.courant.app.backup;

import dev.courant.embedded.DataFolder;
import dev.courant.embedded.DiskSpace;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.UnfinishedRestore;
import dev.courant.runtime.Components;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the data folder of an all-in-one Courant of a backup. It is made beside the folder and gets its name at the
 * end, so a folder with that name is complete. Stateless.
 */
public final class RestoreFolder {
    /** Rows and records take this much more while they are written: the write-ahead log of the database. */
    private static final double ROOM = 1.5;

    private RestoreFolder() {}

    /**
     * Makes the folder.
     *
     * @param backup the backup
     * @param target the folder, which does not exist or is empty
     * @throws InvalidSettingException when it cannot be made there; nothing is written then
     * @throws CourantException when it fails; what was written is removed
     * @throws IOException when a file cannot be read or written
     */
    public static void make(BackupFile backup, Path target) throws IOException {
        Path folder = target.toAbsolutePath().normalize();
        requireFree(folder);
        Path draft = folder.resolveSibling(folder.getFileName() + ".restoring");
        UnfinishedRestore.removeIfLeft(draft);
        requireSpace(backup, folder);
        try {
            fill(backup, draft);
            UnfinishedRestore.finish(draft);
            Files.deleteIfExists(folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            BackupWriter.sync(folder);
        } finally {
            UnfinishedRestore.removeIfLeft(draft);
        }
    }

    /** Everything is a part of the start of one component, so that Ctrl-C stops the servers. */
    private static void fill(BackupFile backup, Path draft) {
        Components whole = Components.start("restore", parts -> {
            DataFolder data = parts.closing(DataFolder.open(draft, Clock.systemUTC()));
            UnfinishedRestore.begin(draft);
            EmbeddedDatabase database = parts.add(EmbeddedDatabase.start(data, true));
            EmbeddedKafka kafka = parts.add(EmbeddedKafka.start(data.subfolder("kafka"), 0));
            Map<String, String> settings = Map.of(
                    "COURANT_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                    "COURANT_TOPIC_PREFIX", backup.manifest().origin().topicPrefix(),
                    "COURANT_TOPIC_REPLICATION", "1",
                    "COURANT_DB_URL", database.jdbcUrl(),
                    "COURANT_DB_USER", database.user(),
                    "COURANT_DB_PASSWORD", database.password());
            try {
                Restore.run(
                        backup,
                        new KafkaClients(Settings.read(KafkaSettings.class, settings)),
                        Settings.read(StoreSettings.class, settings));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        whole.close();
    }

    private static void requireFree(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidSettingException(folder + " is a file; name a new folder");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new InvalidSettingException(folder + " is not empty; name a new folder");
                }
            }
        }
    }

    private static void requireSpace(BackupFile backup, Path folder) {
        Manifest manifest = backup.manifest();
        DiskSpace.require(
                folder, (long) ((manifest.database().bytes() + manifest.kafka().bytes()) * ROOM));
    }
}
