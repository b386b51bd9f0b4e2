package dev.courant.bench.polling;

import com.sun.management.OperatingSystemMXBean;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.ingest.Ingest;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;

/**
 * Polls ten thousand feeds on two thousand hosts, most of which answer 304, in this process. The publishers and the
 * broker run in a child process, so that the CPU time of this process is that of polling. Prints polls per second, CPU
 * time per poll and its parts, and the memory used.
 */
public final class PollingBenchmark {
    private static final int FEEDS = Integer.getInteger("feeds", 10_000);
    private static final int HOSTS = Integer.getInteger("hosts", 2_000);
    private static final Duration INTERVAL = Duration.ofSeconds(Integer.getInteger("interval", 8));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("seconds", 60));
    private static final double HANGING = Double.parseDouble(System.getProperty("hanging", "0"));
    private static final String WORLD = "world";

    private PollingBenchmark() {}

    /**
     * Runs the benchmark, or the publishers that it polls.
     *
     * @param arguments none, or {@code world}
     * @throws Exception when it cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains(WORLD)) {
            runWorld();
            return;
        }
        Process world = startWorld();
        try (BufferedReader lines = world.inputReader()) {
            run(lines.readLine(), Integer.parseInt(lines.readLine()), () -> requestSummary(world, lines));
        } finally {
            world.destroy();
            world.waitFor();
        }
    }

    /** Ends when its parent closes the pipe. */
    private static void runWorld() throws IOException {
        Path data = Files.createTempDirectory("courant-polling");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
                Publishers publishers = new Publishers(HANGING)) {
            System.out.println(kafka.bootstrapServers());
            System.out.println(publishers.port());
            while (System.in.read() >= 0) {
                System.out.println(publishers.intervals().summary());
            }
        }
    }

    private static Process startWorld() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-Dhanging=" + HANGING,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PollingBenchmark.class.getName(),
                        WORLD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Requests the summary of the publishers since the last request. */
    private static String requestSummary(Process world, BufferedReader lines) throws IOException {
        world.getOutputStream().write('\n');
        world.getOutputStream().flush();
        return lines.readLine();
    }

    private static void run(String bootstrapServers, int port, Callable<String> publishers) throws Exception {
        Map<String, String> environment = Map.of(
                "COURANT_KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "COURANT_FETCH_ALLOW",
                "127.0.0.0/8",
                "COURANT_POLL_INTERVAL",
                INTERVAL.toSeconds() + "s",
                "COURANT_POLL_MIN_INTERVAL",
                INTERVAL.toSeconds() + "s");
        KafkaClients kafka = new KafkaClients(Settings.read(KafkaSettings.class, environment));
        TopicCreation.ensure(kafka, kafka.topics().all());
        define(kafka, port);
        MeterRegistry metrics = new SimpleMeterRegistry();
        try (var ingest = Ingest.of(environment).start(kafka, InstantSource.system(), metrics)) {
            System.out.printf(
                    "%,d feeds on %,d hosts, %.0f %% of which never answer, every %d s, heap %d MiB%n",
                    FEEDS,
                    HOSTS,
                    100 * HANGING,
                    INTERVAL.toSeconds(),
                    Runtime.getRuntime().maxMemory() >> 20);
            warmUp(metrics);
            String unused = publishers.call();
            measure(metrics);
            System.out.println("between polls of a feed that answers: " + publishers.call());
        }
    }

    private static void define(KafkaClients kafka, int port) {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            for (int feed = 0; feed < FEEDS; feed++) {
                String url = "http://h" + feed % HOSTS + ".localhost:" + port + "/feed/" + feed;
                FeedDefinition definition = FeedDefinition.newBuilder()
                        .setFeedId(Identity.ofFeed(url))
                        .setUrl(url)
                        .setUpdatedAt(Instant.now())
                        .build();
                var unused =
                        producer.send(KafkaClients.record(kafka.topics().feeds(), definition.getFeedId(), definition));
            }
        }
    }

    /** Waits until every feed was polled twice: the first poll of a feed reads its document. */
    private static void warmUp(MeterRegistry metrics) throws InterruptedException {
        Instant start = Instant.now();
        while (polls(metrics) < 2 * FEEDS * (1 - HANGING)) {
            Thread.sleep(Duration.ofSeconds(1));
        }
        System.out.printf(
                "warm-up: %,d polls in %d s%n",
                (long) polls(metrics), Duration.between(start, Instant.now()).toSeconds());
    }

    private static void measure(MeterRegistry metrics) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double pollsBefore = polls(metrics);
        long cpuBefore = system.getProcessCpuTime();
        long start = System.nanoTime();
        Map<String, Double> shares;
        try (CpuShare cpu = new CpuShare()) {
            Thread.sleep(MEASURED);
            double seconds = (System.nanoTime() - start) / 1e9;
            double polls = polls(metrics) - pollsBefore;
            double cpuMicros = (system.getProcessCpuTime() - cpuBefore) / 1e3;
            System.out.printf("polls/s:       %,.0f (%,.0f in %.0f s)%n", polls / seconds, polls, seconds);
            System.out.printf("CPU/poll:      %.0f µs (%.2f cores)%n", cpuMicros / polls, cpuMicros / 1e6 / seconds);
            shares = cpu.stop();
        }
        shares.forEach((part, share) -> System.out.printf("  %-24s %4.1f %%%n", part, 100 * share));
        System.out.printf("outside the HTTP client: %.1f %%%n", 100 * (1 - shares.getOrDefault("HTTP client", 0.0)));
        System.gc();
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf("heap in use:   %d MiB of %d MiB%n", memory.getUsed() >> 20, memory.getMax() >> 20);
    }

    private static double polls(MeterRegistry metrics) {
        return metrics.find("courant.polls").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
