package dev.courant.bench.soak;

import java.util.OptionalDouble;

/**
 * A page of metrics in Prometheus's text format. Immutable.
 *
 * @param text the page
 */
record MetricsPage(String text) {
    /** Returns the value of a metric, with its labels as they are on the page; empty when it has none. */
    OptionalDouble value(String metric) {
        return text.lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
                .filter(value -> !Double.isNaN(value))
                .findFirst();
    }

    /** Returns the number of links in a state; -1 when it is not known. */
    long links(String state) {
        return (long) value("courant_links{state=\"" + state + "\"}").orElse(-1);
    }
}
