package dev.courant.bench.soak;

import dev.courant.bench.measured.MeasuredProcess;
import dev.courant.bench.measured.MetricsPage;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the pipeline with a bounded heap under a steady load, and samples its memory, threads and descriptors every
 * minute. Prints a line for each sample and a table at the end, keeps all samples as CSV, and fails when a figure that
 * is judged grows in the second half, when the ledger does not add up at the end, or when a part has restarted.
 */
public final class Soak {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration SETTLING = Duration.ofMinutes(4);
    private static final List<String> PRINTED =
            List.of("live heap", "native", "threads", "descriptors", "resident", "anonymous", "resident heap");

    private final SoakOptions options;
    private final EndlessPublishers publishers;
    private final SoakedPipeline pipeline;
    private final Path kept;
    private final Series series = new Series();
    private final Instant start = Instant.now();

    private Soak(SoakOptions options, EndlessPublishers publishers, SoakedPipeline pipeline, Path kept) {
        this.options = options;
        this.publishers = publishers;
        this.pipeline = pipeline;
        this.kept = kept;
    }

    /**
     * Runs the soak.
     *
     * @param arguments {@code minutes=60}, {@code rate=8} articles a second, {@code heap=512m}, {@code mode=run} or
     *     {@code roles}, {@code collect=5} (full collections every so many minutes; 0: none), options of the JVM, and
     *     settings; separated by blanks or commas
     * @throws Exception when it cannot be run, or something grows
     */
    public static void main(String[] arguments) throws Exception {
        SoakOptions options = SoakOptions.parse(arguments);
        Path kept = Files.createTempDirectory("courant-soak-figures");
        System.out.println(options + ", figures in " + kept);
        List<String> problems;
        try (EndlessPublishers publishers = EndlessPublishers.start(options.rate());
                SoakedPipeline pipeline = SoakedPipeline.start(options, publishers.feeds());
                NewsdeskReader unused = NewsdeskReader.start(pipeline.deskPort())) {
            problems = new Soak(options, publishers, pipeline, kept).run();
            pipeline.keepLogs(kept);
        }
        if (!problems.isEmpty()) {
            throw new CourantException("the soak has failed, see " + kept + ": " + String.join("; ", problems));
        }
        System.out.println("flat, and the ledger adds up");
    }

    /** Returns one line for each thing that is not as it must be. */
    private List<String> run() throws IOException, InterruptedException {
        double minutes = options.length().toSeconds() / 60d;
        publishers.startPublishing();
        for (int step = 1; step <= minutes; step++) {
            if (!sleepUntil(start.plus(STEP.multipliedBy(step)))) {
                return List.of(dead() + " has ended by itself");
            }
            sample(step);
        }
        SoakReport.table(series, minutes).forEach(System.out::println);
        List<String> problems = new ArrayList<>(SoakReport.growing(series, minutes));
        publishers.stopPublishing();
        problems.addAll(settled());
        problems.addAll(restarts());
        return problems;
    }

    private void sample(int minute) throws IOException, InterruptedException {
        boolean collects = options.collectEvery() > 0 && (minute == 1 || minute % options.collectEvery() == 0);
        Map<String, Long> figures = new LinkedHashMap<>();
        for (MeasuredProcess process : pipeline.processes()) {
            // What is resident is measured before the collection, as it is without.
            Map<String, Long> own = process.figures();
            if (collects) {
                own.put(MeasuredProcess.LIVE_HEAP, process.liveHeap());
            }
            String prefix = pipeline.processes().size() == 1 ? "" : process.name() + " ";
            own.forEach((name, value) -> figures.put(prefix + name, value));
        }
        figures.put("postgres", pipeline.postgres());
        MetricsPage metrics = pipeline.metrics();
        figures.put("stored", metrics.links("stored"));
        figures.put("pending", metrics.links("pending"));
        series.add(new Series.Sample(Duration.between(start, Instant.now()).toMillis() / 60_000d, figures));
        series.write(kept.resolve("samples.csv"));
        System.out.println(line(minute, figures));
    }

    private static String line(int minute, Map<String, Long> figures) {
        StringBuilder line = new StringBuilder("%3d".formatted(minute));
        figures.forEach((name, value) -> {
            if (PRINTED.contains(name) || SoakReport.isJudged(name) || name.matches("postgres|stored|pending")) {
                line.append("  ").append(name).append(' ').append(value);
            }
        });
        return line.toString();
    }

    /** Returns whether all processes have lived until then. */
    private boolean sleepUntil(Instant time) throws InterruptedException {
        while (Instant.now().isBefore(time)) {
            if (!dead().isEmpty()) {
                return false;
            }
            Thread.sleep(500);
        }
        return true;
    }

    private List<String> dead() {
        return pipeline.processes().stream()
                .filter(process -> !process.isAlive())
                .map(MeasuredProcess::name)
                .toList();
    }

    /** Waits until the ledger adds up, and returns what does not. */
    private List<String> settled() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(SETTLING);
        List<String> problems = LedgerCheck.problems(pipeline.metrics(), publishers.links());
        while (!problems.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(Duration.ofSeconds(2));
            problems = LedgerCheck.problems(pipeline.metrics(), publishers.links());
        }
        System.out.println("ledger: "
                + pipeline.metrics()
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("courant_links{"))
                        .toList());
        return problems;
    }

    private List<String> restarts() throws IOException {
        List<String> restarts = new ArrayList<>();
        for (MeasuredProcess process : pipeline.processes()) {
            try (Stream<String> lines = Files.lines(process.log())) {
                lines.filter(line -> line.matches(".* (event=(restart|server_ended|stream_thread_died)|ERROR) .*"))
                        .limit(3)
                        .forEach(restarts::add);
            }
        }
        return restarts;
    }
}
