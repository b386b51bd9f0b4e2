package dev.courant.bench.replaying;

import java.util.List;
import java.util.Map;

/**
 * How a day was worked through, live or from its recording. Immutable.
 *
 * @param articles how many there were
 * @param samples what was stored by when, the last one with all articles
 * @param processorSeconds the processor time of all processes, those of PostgreSQL included
 */
record Course(int articles, List<Sample> samples, double processorSeconds) {
    /** What is left out at the start, while code is compiled and all parts get under way. */
    private static final double BEGINNING = .2;

    /**
     * The state at a time.
     *
     * @param seconds since the feeds were added or the command was typed
     * @param stored the articles stored
     * @param figures kilobytes by name
     */
    record Sample(double seconds, long stored, Map<String, Long> figures) {}

    /** Returns the articles per second from the very beginning, the start of the command included, to the last one. */
    double perSecond() {
        return articles / samples.getLast().seconds();
    }

    /** Returns the articles per second after the first fifth. */
    double perSecondLater() {
        Sample from = samples.stream()
                .filter(sample -> sample.stored() >= BEGINNING * articles)
                .findFirst()
                .orElseThrow();
        Sample to = samples.getLast();
        return (to.stored() - from.stored()) / (to.seconds() - from.seconds());
    }

    /** Returns the milliseconds of a processor per article. */
    double processorMillis() {
        return 1_000 * processorSeconds / articles;
    }
}
