package dev.courant.bench.chaos;

import dev.courant.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker as a process of its own. */
public final class LabBroker {
    private LabBroker() {}

    /**
     * Runs the broker until the process is killed.
     *
     * @param arguments the folder of its data, and its port
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("listening at " + kafka.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
