package dev.courant.testkit.backend;

import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.FreePorts;
import dev.courant.embedded.TemporaryFolder;
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
            TemporaryFolder data = parts.closing(TemporaryFolder.create("courant-testkit"));
            parts.add(EmbeddedKafka.start(data.path().resolve("kafka"), FreePorts.any()));
            parts.add(EmbeddedDatabase.start(data.path().resolve("postgres"), false));
        }));
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    @Override
    public void close() {
        parts.close();
    }
}
