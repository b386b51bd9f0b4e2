package dev.courant.ingest;

import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An instance in a process of its own, which can be killed. */
public final class IngestProcess {
    private IngestProcess() {}

    public static Process start(Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(java, "-Xmx256m", "-cp", jar, IngestProcess.class.getName());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(Redirect.to(new File("target", "ingest-process.log")))
                .start();
    }

    public static void main(String[] none) throws InterruptedException {
        KafkaClients kafka = new KafkaClients(Settings.read(KafkaSettings.class, System.getenv()));
        try (var unused = Ingest.of(System.getenv()).start(kafka, InstantSource.system(), new SimpleMeterRegistry())) {
            new CountDownLatch(1).await();
        }
    }
}
