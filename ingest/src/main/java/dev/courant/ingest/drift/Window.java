package dev.courant.ingest.drift;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The last samples of a host, and the running means of those before: samples that leave the window go into the means,
 * in which about the last {@value #MEMORY} count. Not thread-safe.
 */
final class Window {
    static final int RECENT = 50;
    static final int MEMORY = 500;

    /** With fewer samples before the window there is nothing to compare to. */
    static final int LEAST_BASELINE = 50;

    /** A share that grows by as much is a cause. */
    static final double SHARE = 0.3;

    /** The usual length is a cause when it shrinks or grows to these multiples. */
    static final double SHRUNK = 0.5;

    static final double GROWN = 3;

    private static final Measure[] SHARES = {Measure.NO_ARTICLE, Measure.NO_TITLE, Measure.NO_DATE, Measure.NO_AUTHORS};

    private final Sample[] ring = new Sample[RECENT];
    private final Map<Measure, RunningMean> baseline = new EnumMap<>(Measure.class);
    private long seen;

    /** Restores a window from its state. */
    static Window of(long seen, Baseline baseline, List<Sample> recent) {
        Window window = new Window();
        window.seen = seen;
        window.baseline.put(Measure.NO_ARTICLE, baseline.noArticle());
        window.baseline.put(Measure.NO_TITLE, baseline.noTitle());
        window.baseline.put(Measure.NO_DATE, baseline.noDate());
        window.baseline.put(Measure.NO_AUTHORS, baseline.noAuthors());
        window.baseline.put(Measure.LENGTH, baseline.logLength());
        long number = seen - recent.size();
        for (Sample sample : recent) {
            window.ring[slot(number++)] = sample;
        }
        return window;
    }

    long seen() {
        return seen;
    }

    Baseline baseline() {
        return new Baseline(
                before(Measure.NO_ARTICLE),
                before(Measure.NO_TITLE),
                before(Measure.NO_DATE),
                before(Measure.NO_AUTHORS),
                before(Measure.LENGTH));
    }

    /** Returns the last samples, oldest first. */
    List<Sample> recent() {
        return LongStream.range(Math.max(0, seen - RECENT), seen)
                .mapToObj(number -> ring[slot(number)])
                .toList();
    }

    void add(Sample sample) {
        int slot = slot(seen);
        if (seen >= RECENT) {
            Sample leaving = ring[slot];
            for (Measure measure : Measure.values()) {
                measure.of(leaving)
                        .ifPresent(
                                value -> baseline.put(measure, before(measure).plus(value, MEMORY)));
            }
        }
        ring[slot] = sample;
        seen++;
    }

    boolean isLearning() {
        return seen < RECENT + LEAST_BASELINE;
    }

    /** Returns what differs between the window and the samples before it, one line each. */
    List<String> causes() {
        List<String> causes = new ArrayList<>();
        if (isLearning()) {
            return causes;
        }
        for (Measure measure : SHARES) {
            double before = before(measure).value();
            double now = now(measure).value();
            if (now - before >= SHARE) {
                causes.add(String.format(
                        Locale.ROOT, "%s %.0f %% of pages, was %.0f %%", measure.label(), now * 100, before * 100));
            }
        }
        addLength(causes);
        return causes;
    }

    private void addLength(List<String> causes) {
        RunningMean now = now(Measure.LENGTH);
        RunningMean before = before(Measure.LENGTH);
        if (now.count() < RECENT / 5 || before.count() < LEAST_BASELINE / 5) {
            return;
        }
        double ratio = Math.exp(now.value() - before.value());
        if (ratio <= SHRUNK || ratio >= GROWN) {
            causes.add(String.format(
                    Locale.ROOT,
                    "%s about %.0f, was about %.0f",
                    Measure.LENGTH.label(),
                    Math.exp(now.value()),
                    Math.exp(before.value())));
        }
    }

    private RunningMean before(Measure measure) {
        return baseline.getOrDefault(measure, RunningMean.EMPTY);
    }

    private RunningMean now(Measure measure) {
        RunningMean mean = RunningMean.EMPTY;
        for (Sample sample : ring) {
            var value = measure.of(sample);
            if (value.isPresent()) {
                mean = mean.plus(value.getAsDouble(), RECENT);
            }
        }
        return mean;
    }

    private static int slot(long number) {
        return (int) (number % RECENT);
    }
}
