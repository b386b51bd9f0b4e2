package dev.courant.bench.replaying;

import dev.courant.bench.measured.MeasuredProcess;
import dev.courant.bench.replaying.Course.Sample;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way of working through the day, with a new pipeline: live, or from the recording. Each process is looked at from
 * outside while it works. Used by one thread.
 */
final class DayRun {
    /** When the live heap is measured on the way, as shares of the articles. */
    private static final List<Double> MARKS = List.of(.1, .3, .5, .7, 1d);

    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration STALLED = Duration.ofMinutes(2);

    private final DayOptions options;
    private final boolean collects;
    private final List<Sample> samples = new ArrayList<>();
    private final List<MeasuredProcess> processes = new ArrayList<>();
    private final List<Long> marks = new ArrayList<>();
    private final Map<String, Duration> used = new HashMap<>();

    /** @param collects whether to collect all garbage several times on the way, which tells the live heap */
    private DayRun(DayOptions options, boolean collects) {
        this.options = options;
        this.collects = collects;
        MARKS.forEach(share -> marks.add((long) (options.articles() * share)));
    }

    /** Fetches the day from its publishers. */
    static Course live(DayOptions options, boolean collects, DayPublishers publishers, Map<String, String> further)
            throws IOException, InterruptedException, SQLException {
        DayRun run = new DayRun(options, collects);
        Map<String, String> settings = new HashMap<>(publishers.settings());
        settings.putAll(further);
        try (DayPipeline pipeline = DayPipeline.start(options.jvm(), settings)) {
            run.processes.add(pipeline.process());
            double before = run.processorSeconds();
            Instant start = Instant.now();
            pipeline.addFeeds(publishers.feeds());
            run.awaitAll(pipeline, start);
            return new Course(options.articles(), run.samples, run.processorSeconds() - before);
        }
    }

    /** Replays the day from its recording. */
    static Course replay(DayOptions options, boolean collects, Path recording)
            throws IOException, InterruptedException, SQLException {
        DayRun run = new DayRun(options, collects);
        try (DayPipeline pipeline = DayPipeline.start(options.jvm(), Map.of())) {
            run.processes.add(pipeline.process());
            double before = run.processorSeconds();
            Instant start = Instant.now();
            try (MeasuredProcess replay = pipeline.replay(recording)) {
                run.processes.add(replay);
                run.awaitAll(pipeline, start);
                requireSuccess(replay);
                return new Course(options.articles(), run.samples, run.processorSeconds() - before);
            }
        }
    }

    private static void requireSuccess(MeasuredProcess replay) throws IOException, InterruptedException {
        int code = replay.awaitEnd();
        if (code != 0) {
            throw new CourantException("the replay ended with " + code + ": " + Files.readString(replay.log()));
        }
    }

    private void awaitAll(DayPipeline pipeline, Instant start) throws IOException, InterruptedException, SQLException {
        try (StoredArticles articles = pipeline.storedArticles()) {
            awaitAll(articles, start);
        }
    }

    private void awaitAll(StoredArticles articles, Instant start)
            throws IOException, InterruptedException, SQLException {
        long last = -1;
        Instant progress = start;
        while (last < options.articles()) {
            Thread.sleep(STEP);
            long stored = articles.count();
            Instant now = Instant.now();
            if (stored > last) {
                samples.add(new Sample(Duration.between(start, now).toMillis() / 1_000d, stored, figures(stored)));
                last = stored;
                progress = now;
            } else if (Duration.between(progress, now).compareTo(STALLED) > 0) {
                throw new CourantException(last + " of " + options.articles() + " articles are stored, and no more for "
                        + STALLED + ": " + logs());
            }
        }
    }

    private Map<String, Long> figures(long stored) throws IOException, InterruptedException {
        boolean marked = collects && (stored >= options.articles() || stored >= marks.getFirst());
        if (marked) {
            marks.removeIf(mark -> stored >= mark && marks.size() > 1);
        }
        Map<String, Long> figures = new LinkedHashMap<>();
        for (MeasuredProcess process : processes) {
            if (process.isAlive()) {
                figures.put(process.name() + " resident", process.resident());
                if (marked) {
                    addLiveHeap(process, figures);
                }
            }
        }
        double unused = processorSeconds();
        return figures;
    }

    private static void addLiveHeap(MeasuredProcess process, Map<String, Long> figures)
            throws IOException, InterruptedException {
        try {
            figures.put(process.name() + " " + MeasuredProcess.LIVE_HEAP, process.liveHeap());
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    /** Returns what all processes have used; of one that has ended, what it had when it was last looked at. */
    private double processorSeconds() {
        for (MeasuredProcess process : processes) {
            used.merge(
                    process.name(), process.processorTime(), (former, now) -> now.compareTo(former) > 0 ? now : former);
        }
        return used.values().stream().mapToLong(Duration::toMillis).sum() / 1_000d;
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        for (MeasuredProcess process : processes) {
            logs.append('\n').append(Files.readString(process.log()));
        }
        return logs.toString();
    }
}
