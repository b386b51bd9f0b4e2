package dev.courant.app.cluster;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Courant of this user that runs in one process on this machine.
 *
 * @param data the folder of its state
 * @param kafka the settings of clients of its Kafka
 * @param text its description for people
 */
public record LocalCourant(Path data, KafkaSettings kafka, String text) {
    /**
     * Finds the one that runs on a folder, or the only one. One that is starting is waited for.
     *
     * @param environment names of settings to values
     * @param data its folder; null: whichever it is
     * @param notes is told that there is something to wait for
     * @return the running Courant
     * @throws CourantException when there is none, or there are several
     */
    public static LocalCourant find(Map<String, String> environment, @Nullable Path data, Consumer<String> notes) {
        List<RunningCourant> running = StartWait.await(RunningCourants.of(environment), notes).stream()
                .filter(courant -> data == null || isSame(courant.data(), data))
                .toList();
        if (running.isEmpty()) {
            throw new CourantException(
                    data == null
                            ? "no Courant of yours runs on this machine: start ./courant run, or set"
                                    + " COURANT_KAFKA_BOOTSTRAP_SERVERS and COURANT_DB_URL"
                            : "no Courant of yours runs on " + data + ": start ./courant run --data " + data
                                    + ", or copy the folder, which is complete while nothing runs on it");
        }
        if (running.size() > 1) {
            throw new CourantException("several Courants run on this machine: choose one with --data: "
                    + running.stream().map(courant -> courant.data().toString()).collect(Collectors.joining(", ")));
        }
        RunningCourant courant = running.getFirst();
        Map<String, String> settings = new HashMap<>();
        settings.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", courant.bootstrapServers());
        settings.put("COURANT_TOPIC_PREFIX", courant.topicPrefix());
        return new LocalCourant(courant.data(), Settings.read(KafkaSettings.class, settings), courant.text());
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
