package dev.courant.testservers.backend;

import dev.courant.runtime.CourantException;

/** A running Kafka and a running PostgreSQL. Thread-safe. */
public interface Backend extends AutoCloseable {
    /** The system property that chooses the backend: {@code embedded}, the default, or {@code containers}. */
    String PROPERTY = "courant.testkit";

    /** {@return the address for Kafka clients} */
    String bootstrapServers();

    /**
     * Returns the JDBC URL of a database on the server.
     *
     * @param database its name
     * @return the URL, user and password included
     */
    String jdbcUrl(String database);

    /** Stops both servers. */
    @Override
    void close();

    /**
     * Starts the backend that {@value #PROPERTY} selects.
     *
     * @return the running backend
     * @throws CourantException when the property has another value, or the backend does not start
     */
    static Backend start() {
        String kind = System.getProperty(PROPERTY, "embedded");
        return switch (kind) {
            case "embedded" -> EmbeddedBackend.start();
            case "containers" -> ContainerBackend.start();
            default -> throw new CourantException(PROPERTY + "=" + kind + ": write embedded or containers");
        };
    }
}
