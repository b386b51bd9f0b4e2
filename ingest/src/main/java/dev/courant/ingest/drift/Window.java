package dev.courant.ingest.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The last samples of a host, and the running means of those before them: what leaves the window goes into the means,
 * in which the last {@value #MEMORY} or so count. Not thread-safe.
 */
final class Window {
    static final int RECENT = 50;
    static final int MEMORY = 500;
    /** Fewer samples before the window than this are no baseline. */
    static final int LEAST_BASELINE = 50;
    /** By so much a share must grow. */
    static final double SHARE = 0.3;
    /** To so little of itself, or to so much more, the usual length must change. */
    static final double SHRUNK = 0.5;

    static final double GROWN = 3;

    /** What is averaged: shares of pages in which something is missing, and the logarithm of the length. */
    private enum Measure {
        NO_ARTICLE("no article on"),
        NO_TITLE("no title on"),
        NO_DATE("no date on"),
        NO_AUTHORS("no authors on"),
        LENGTH("text length");

        private final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    private static final Measure[] SHARES = {Measure.NO_ARTICLE, Measure.NO_TITLE, Measure.NO_DATE, Measure.NO_AUTHORS};

    private final Sample[] ring = new Sample[RECENT];
    private final Mean[] baseline = new Mean[Measure.values().length];
    private long seen;

    Window() {
        for (int i = 0; i < baseline.length; i++) {
            baseline[i] = new Mean(MEMORY);
        }
    }

    /** A window as it was: the same from then on as if it had been kept. */
    static Window of(long seen, Baseline baseline, List<Sample> recent) {
        Window window = new Window();
        window.seen = seen;
        window.goOn(Measure.NO_ARTICLE, baseline.noArticle());
        window.goOn(Measure.NO_TITLE, baseline.noTitle());
        window.goOn(Measure.NO_DATE, baseline.noDate());
        window.goOn(Measure.NO_AUTHORS, baseline.noAuthors());
        window.goOn(Measure.LENGTH, baseline.logLength());
        long number = seen - recent.size();
        for (Sample sample : recent) {
            window.ring[slot(number++)] = sample;
        }
        return window;
    }

    private void goOn(Measure measure, Average average) {
        baseline[measure.ordinal()] = new Mean(MEMORY, average);
    }

    long seen() {
        return seen;
    }

    Baseline baseline() {
        return new Baseline(
                average(Measure.NO_ARTICLE),
                average(Measure.NO_TITLE),
                average(Measure.NO_DATE),
                average(Measure.NO_AUTHORS),
                average(Measure.LENGTH));
    }

    private Average average(Measure measure) {
        return baseline[measure.ordinal()].average();
    }

    /** The last samples, oldest first. */
    List<Sample> recent() {
        return LongStream.range(Math.max(0, seen - RECENT), seen)
                .mapToObj(number -> ring[slot(number)])
                .toList();
    }

    private static int slot(long number) {
        return (int) (number % RECENT);
    }

    void add(Sample sample) {
        int slot = slot(seen);
        if (seen >= RECENT) {
            for (Measure measure : Measure.values()) {
                note(baseline[measure.ordinal()], measure, ring[slot]);
            }
        }
        ring[slot] = sample;
        seen++;
    }

    boolean isLearning() {
        return seen < RECENT + LEAST_BASELINE;
    }

    /** What differs between the window and what was before it. */
    List<String> causes() {
        List<String> causes = new ArrayList<>();
        if (isLearning()) {
            return causes;
        }
        for (Measure measure : SHARES) {
            double before = baseline[measure.ordinal()].value();
            double now = recent(measure).value();
            if (now - before >= SHARE) {
                causes.add(String.format(
                        Locale.ROOT, "%s %.0f %% of pages, was %.0f %%", measure.words, now * 100, before * 100));
            }
        }
        length(causes);
        return causes;
    }

    private void length(List<String> causes) {
        Mean now = recent(Measure.LENGTH);
        Mean before = baseline[Measure.LENGTH.ordinal()];
        if (now.count() < RECENT / 5 || before.count() < LEAST_BASELINE / 5) {
            return;
        }
        double ratio = Math.exp(now.value() - before.value());
        if (ratio <= SHRUNK || ratio >= GROWN) {
            causes.add(String.format(
                    Locale.ROOT,
                    "%s about %.0f, was about %.0f",
                    Measure.LENGTH.words,
                    Math.exp(now.value()),
                    Math.exp(before.value())));
        }
    }

    private Mean recent(Measure measure) {
        Mean mean = new Mean(RECENT);
        for (Sample sample : ring) {
            note(mean, measure, sample);
        }
        return mean;
    }

    /** The length and the fields of pages without an article say nothing. */
    private static void note(Mean mean, Measure measure, Sample sample) {
        if (measure == Measure.NO_ARTICLE) {
            mean.add(sample.article() ? 0 : 1);
        } else if (sample.article()) {
            mean.add(
                    switch (measure) {
                        case NO_ARTICLE -> 0;
                        case NO_TITLE -> sample.title() ? 0 : 1;
                        case NO_DATE -> sample.date() ? 0 : 1;
                        case NO_AUTHORS -> sample.authors() ? 0 : 1;
                        case LENGTH -> Math.log(Math.max(1, sample.textLength()));
                    });
        }
    }
}
