package dev.courant.enrich.topology;

import dev.courant.runtime.StallDetector;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Tells by the metrics of Kafka Streams whether its threads work: each asks its consumer for records all the time
 * unless an article keeps it, and records that wait are processed. Thread-safe.
 *
 * @see <a href="https://kafka.apache.org/documentation/#kafka_streams_monitoring">Monitoring Kafka Streams</a>
 */
final class StreamsProgress {
    private static final int LONGEST_ARTICLE_SECONDS = 8;

    private final StallDetector stalls = new StallDetector();

    /** Returns one line for an operator if a thread hangs or no record is processed although some wait. */
    synchronized Optional<String> stall(Collection<? extends Metric> metrics) {
        double silence = values(metrics, name -> isOfMainConsumer(name, "last-poll-seconds-ago"))
                .max()
                .orElse(0);
        long processed = (long) values(
                        metrics,
                        name -> name.group().equals("stream-thread-metrics")
                                && name.name().equals("process-total"))
                .sum();
        long waiting = (long)
                values(metrics, name -> isOfMainConsumer(name, "records-lag")).sum();
        Optional<String> stall = stalls.observe(processed, waiting);
        return silence > LONGEST_ARTICLE_SECONDS
                ? Optional.of("a thread has been busy with its articles for " + (long) silence + " s")
                : stall;
    }

    /** The consumer of a thread is called {@code …-StreamThread-1-consumer}; those that restore state are not meant. */
    private static boolean isOfMainConsumer(MetricName name, String metric) {
        return name.name().equals(metric)
                && name.tags().getOrDefault("client-id", "").matches(".*-StreamThread-\\d+-consumer");
    }

    private static DoubleStream values(Collection<? extends Metric> metrics, Predicate<MetricName> which) {
        ToDoubleFunction<Metric> value = metric -> metric.metricValue() instanceof Double number ? number : 0;
        return metrics.stream()
                .filter(metric -> which.test(metric.metricName()))
                .mapToDouble(value)
                .filter(Double::isFinite);
    }
}
