package dev.courant.bench.scraping;

import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.FreePorts;
import dev.courant.ingest.Ingest;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scrapes the pages of links that wait in Kafka when it starts. Links, publishers and broker are in a child process, so
 * that memory is that of scraping alone. Prints articles per second, hosts at work, links that wait and the heap.
 */
public final class ScrapingBenchmark {
    private static final String WORLD = "world";
    private static final int ROUND_SECONDS = 5;
    private static final int WARM_UP_SECONDS = 10;
    private static final int WORLD_END_SECONDS = 60;

    private ScrapingBenchmark() {}

    /**
     * Runs the benchmark, or the world that it scrapes.
     *
     * @param arguments {@code hosts=200}, {@code links=100} of each, {@code order=blocks}, {@code rounds} or
     *     {@code shuffled}, {@code gap=1s}, {@code partitions=6}, {@code seconds=60}; separated by blanks or commas
     * @throws Exception when it cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.stream(String.join(",", arguments).split("[, ]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Map<String, String> options = new HashMap<>(Map.of(
                "hosts", "200", "links", "100", "order", "blocks", "gap", "1s", "partitions", "6", "seconds", "60"));
        words.stream()
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", 2))
                .forEach(option -> options.put(option[0], option[1]));
        if (words.contains(WORLD)) {
            runWorld(options);
            return;
        }
        Process world = startWorld(words);
        try (BufferedReader lines = world.inputReader()) {
            scrape(options, lines.readLine(), world, lines);
        } finally {
            end(world);
        }
    }

    /** The world removes its folder when it ends by itself. */
    private static void end(Process world) throws Exception {
        world.getOutputStream().close();
        if (!world.waitFor(Duration.ofSeconds(WORLD_END_SECONDS))) {
            world.destroyForcibly().waitFor();
        }
    }

    /** Ends when its parent closes the pipe. */
    private static void runWorld(Map<String, String> options) throws IOException {
        WaitingLinks links =
                new WaitingLinks(number(options, "hosts"), number(options, "links"), value(options, "order"));
        try (DataFolder data = DataFolder.temporary("courant-scraping");
                EmbeddedKafka broker = EmbeddedKafka.start(data.subfolder("kafka"), FreePorts.any());
                PagePublishers publishers = new PagePublishers()) {
            KafkaClients kafka = new KafkaClients(
                    Settings.read(KafkaSettings.class, environment(options, broker.bootstrapServers())));
            TopicCreation.ensure(kafka, kafka.topics().all());
            links.send(kafka, publishers.port());
            System.out.println(broker.bootstrapServers());
            while (System.in.read() >= 0) {
                System.out.println(publishers.askedWithin(2));
            }
        }
    }

    private static Process startWorld(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                ScrapingBenchmark.class.getName(),
                WORLD));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Map<String, String> environment(Map<String, String> options, String bootstrapServers) {
        return Map.of(
                "COURANT_KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "COURANT_TOPIC_PARTITIONS",
                value(options, "partitions"),
                "COURANT_FETCH_ALLOW",
                "127.0.0.0/8",
                "COURANT_HOST_GAP",
                value(options, "gap"));
    }

    private static void scrape(Map<String, String> options, String broker, Process world, BufferedReader lines)
            throws Exception {
        int hosts = number(options, "hosts");
        int all = hosts * number(options, "links");
        System.out.printf(
                "%,d links of %,d hosts in %s, gap %s, heap %d MiB%n",
                all,
                hosts,
                value(options, "order"),
                value(options, "gap"),
                Runtime.getRuntime().maxMemory() >> 20);
        Map<String, String> environment = environment(options, broker);
        KafkaClients kafka = new KafkaClients(Settings.read(KafkaSettings.class, environment));
        MeterRegistry metrics = new SimpleMeterRegistry();
        try (var ingest = Ingest.of(environment).start(kafka, InstantSource.system(), metrics)) {
            while (articles(metrics) == 0) {
                Thread.sleep(10);
            }
            double warm = Double.NaN;
            double warmSeconds = 0;
            double seconds = 0;
            long start = System.nanoTime();
            while (articles(metrics) < all && seconds < number(options, "seconds")) {
                Thread.sleep(Duration.ofSeconds(ROUND_SECONDS));
                seconds = (System.nanoTime() - start) / 1e9;
                world.getOutputStream().write('\n');
                world.getOutputStream().flush();
                report(metrics, seconds, lines.readLine());
                if (Double.isNaN(warm) && seconds >= WARM_UP_SECONDS) {
                    warm = articles(metrics);
                    warmSeconds = seconds;
                }
            }
            double rate = (articles(metrics) - warm) / (seconds - warmSeconds);
            double whole = articles(metrics) / seconds;
            System.out.printf(
                    "articles/s from the first page on: %.1f, per host and second: %.3f%n", whole, whole / hosts);
            System.out.printf(
                    "articles/s after %d s: %.1f, per host and second: %.3f%n", WARM_UP_SECONDS, rate, rate / hosts);
            System.gc();
            System.out.printf("heap in use after collection: %d MiB%n", heapMebibytes());
        }
    }

    private static void report(MeterRegistry metrics, double seconds, String asked) {
        Gauge waiting = metrics.find("courant.links.waiting").gauge();
        System.out.printf(
                "%4.0f s: %,d articles, %s hosts asked within 2 s, %,d links wait, heap %d MiB%n",
                seconds,
                (long) articles(metrics),
                asked,
                waiting == null ? -1 : (long) waiting.value(),
                heapMebibytes());
    }

    private static long heapMebibytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static double articles(MeterRegistry metrics) {
        return metrics.find("courant.scrapes").tag("result", "article").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String value(Map<String, String> options, String name) {
        return options.getOrDefault(name, "");
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(value(options, name));
    }
}
