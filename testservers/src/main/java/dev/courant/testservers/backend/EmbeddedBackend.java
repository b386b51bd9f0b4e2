package dev.courant.testservers.backend;

import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.runtime.Components;

/** Kafka in this process and PostgreSQL beside it, with data in a temporary folder. */
final class EmbeddedBackend implements Backend {
    private final Components parts;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase postgres;

    private EmbeddedBackend(Components parts) {
        this.parts = parts;
        this.kafka = (EmbeddedKafka) parts.parts().get(0);
        this.postgres = (EmbeddedDatabase) parts.parts().get(1);
    }

    static EmbeddedBackend start() {
        return new EmbeddedBackend(Components.start("testkit", parts -> {
            DataFolder data = parts.closing(DataFolder.temporary("courant-testkit"));
            parts.add(EmbeddedKafka.start(data.subfolder("kafka"), 0));
            parts.add(EmbeddedDatabase.start(data, false));
        }));
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String jdbcUrl(String database) {
        return postgres.jdbcUrlWithPassword(database);
    }

    @Override
    public void close() {
        parts.close();
    }
}
