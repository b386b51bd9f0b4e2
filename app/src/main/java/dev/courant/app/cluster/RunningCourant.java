package dev.courant.app.cluster;

import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A Courant that runs, or is starting, with its own Kafka in one process on this machine.
 *
 * @param command the command that started it, such as {@code run}
 * @param bootstrapServers the addresses of its Kafka; empty while it is starting
 * @param topicPrefix the prefix of its topics
 * @param data the folder of its state
 */
record RunningCourant(String command, String bootstrapServers, String topicPrefix, Path data) {
    /** Creates the description of one that is starting. */
    static RunningCourant starting(String command, Path data) {
        return new RunningCourant(command, "", "", data);
    }

    /** {@return whether its Kafka does not run yet} */
    boolean isStarting() {
        return bootstrapServers.isEmpty();
    }

    /** {@return its description for people} */
    String text() {
        return "courant " + command + " on this machine, data in " + data;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("command", command);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("topic.prefix", topicPrefix);
        properties.setProperty("data", data.toString());
        return properties;
    }

    /** Reads properties written by {@link #properties}; null when they are others. */
    static @Nullable RunningCourant of(Properties properties) {
        String command = properties.getProperty("command");
        String servers = properties.getProperty("bootstrap.servers");
        String prefix = properties.getProperty("topic.prefix");
        String data = properties.getProperty("data");
        return command == null || servers == null || prefix == null || data == null
                ? null
                : new RunningCourant(command, servers, prefix, Path.of(data));
    }
}
