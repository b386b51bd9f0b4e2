package dev.courant.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The port that the user wants a server to listen on.
 *
 * @param server the name of the server, such as {@code Kafka}
 * @param asked the port that the user gave; 0: any that is free; null: the one of the last start on the folder
 * @param preferred the port to try first when there was no start on the folder before
 * @param option the option that chooses another port, for messages
 */
public record PortRequest(String server, @Nullable Integer asked, int preferred, String option) {
    /**
     * Creates the request for Kafka.
     *
     * @param asked the port that the user gave; 0: any that is free; null: the one of the last start on the folder
     * @return the request
     */
    public static PortRequest kafka(@Nullable Integer asked) {
        return new PortRequest("Kafka", asked, 9092, "--kafka-port");
    }

    /**
     * Creates the request for PostgreSQL. Its own port, 5432, is left to servers that the machine may have.
     *
     * @param asked the port that the user gave; 0: any that is free; null: the one of the last start on the folder
     * @return the request
     */
    public static PortRequest postgres(@Nullable Integer asked) {
        return new PortRequest("PostgreSQL", asked, 5433, "--postgres-port");
    }
}
