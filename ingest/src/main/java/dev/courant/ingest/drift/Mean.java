package dev.courant.ingest.drift;

/** A running mean in which only the last values count much. Not thread-safe. */
final class Mean {
    private final int memory;
    private double value;
    private long count;

    /** A mean of about so many last values. */
    Mean(int memory) {
        this.memory = memory;
    }

    /** The same, from where it stood. */
    Mean(int memory, Average average) {
        this(memory);
        this.value = average.value();
        this.count = average.count();
    }

    void add(double next) {
        count++;
        value += (next - value) / Math.min(count, memory);
    }

    double value() {
        return value;
    }

    long count() {
        return count;
    }

    Average average() {
        return new Average(value, count);
    }
}
