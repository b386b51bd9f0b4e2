package dev.courant.ingest.drift;

/**
 * A running mean. Immutable.
 *
 * @param value the mean
 * @param count how many values went into it
 */
public record RunningMean(double value, long count) {
    static final RunningMean EMPTY = new RunningMean(0, 0);

    /** Returns the mean with one more value, in which about the last {@code memory} values count. */
    RunningMean plus(double next, int memory) {
        return new RunningMean(value + (next - value) / Math.min(count + 1, memory), count + 1);
    }
}
