package dev.courant.bench.measured;

import java.util.OptionalDouble;

/**
 * A page of metrics in Prometheus's text format. Immutable.
 *
 * @param text the page
 */
public record MetricsPage(String text) {
    /**
     * Returns the value of a metric.
     *
     * @param metric its name, with its labels as they are on the page
     * @return the value; empty when it has none
     */
    public OptionalDouble value(String metric) {
        return text.lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
                .filter(value -> !Double.isNaN(value))
                .findFirst();
    }

    /**
     * Returns the number of links in a state.
     *
     * @param state such as {@code stored}
     * @return the number; -1 when it is not known
     */
    public long links(String state) {
        return (long) value("courant_links{state=\"" + state + "\"}").orElse(-1);
    }
}
