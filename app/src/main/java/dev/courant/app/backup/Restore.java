package dev.courant.app.backup;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.store.StoreSettings;
import dev.courant.store.backup.DatabaseRestore;
import java.io.IOException;

/** Makes a Courant of a backup: in an empty database and a cluster without its topics. Stateless. */
public final class Restore {
    private Restore() {}

    /**
     * Fills the database and the topics, after checking that both may be filled.
     *
     * @param backup the backup
     * @param clients the cluster
     * @param database the database
     * @throws CourantException when one of them is not empty, refuses what is written, or cannot be reached
     * @throws IOException when the file cannot be read
     */
    public static void run(BackupFile backup, KafkaClients clients, StoreSettings database) throws IOException {
        Manifest manifest = backup.manifest();
        requirePrefix(manifest.origin().topicPrefix(), clients.settings().topicPrefix());
        try (DatabaseRestore rows = DatabaseRestore.open(database);
                TopicRestore topics = new TopicRestore(clients, backup)) {
            rows.check(manifest.database().version());
            topics.check();
            rows.load(manifest.database().version(), manifest.database().tables(), table -> backup.table(table.name()));
            topics.load();
            rows.finish(topics.positions());
        }
    }

    private static void requirePrefix(String saved, String set) {
        if (!saved.equals(set)) {
            throw new InvalidSettingException(
                    "COURANT_TOPIC_PREFIX=" + set + ": the backup was made with " + saved + "; set it to that");
        }
    }
}
