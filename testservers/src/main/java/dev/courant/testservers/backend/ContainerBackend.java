package dev.courant.testservers.backend;

import dev.courant.runtime.CourantException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL in containers, by Testcontainers. */
final class ContainerBackend implements Backend {
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String POSTGRES = "postgres:18";

    private final KafkaContainer kafka;
    private final PostgreSQLContainer postgres;

    private ContainerBackend(KafkaContainer kafka, PostgreSQLContainer postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    static ContainerBackend start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new CourantException(PROPERTY
                    + "=containers needs a Docker engine, but none responds: start one, or do not set the property");
        }
        KafkaContainer kafka = new KafkaContainer(KAFKA);
        PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES);
        try {
            kafka.start();
            postgres.start();
            return new ContainerBackend(kafka, postgres);
        } catch (RuntimeException e) {
            kafka.stop();
            postgres.stop();
            throw new CourantException("the containers do not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":"
                + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database + "?user="
                + postgres.getUsername() + "&password=" + postgres.getPassword();
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
