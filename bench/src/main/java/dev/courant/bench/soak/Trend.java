package dev.courant.bench.soak;

import java.util.List;

/**
 * How a figure grows. The slope is the median of the slopes between all pairs of points (Theil and Sen), which single
 * peaks do not bend. Immutable.
 *
 * @param mean the mean
 * @param perMinute what it grows by in a minute; negative when it shrinks
 * @param minutes the time from the first point to the last
 */
record Trend(double mean, double perMinute, double minutes) {
    /**
     * A value of a figure.
     *
     * @param minute when, in minutes
     * @param value the value
     */
    record Point(double minute, double value) {}

    /** Returns the trend of points at different times, the earliest first; no growth when there are fewer than two. */
    static Trend of(List<Point> points) {
        double[] slopes = points.stream()
                .flatMap(first -> points.stream()
                        .filter(second -> second.minute() > first.minute())
                        .map(second -> (second.value() - first.value()) / (second.minute() - first.minute())))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double mean = points.stream().mapToDouble(Point::value).average().orElse(0);
        double minutes = points.isEmpty()
                ? 0
                : points.getLast().minute() - points.getFirst().minute();
        return new Trend(mean, median(slopes), minutes);
    }

    double perHour() {
        return 60 * perMinute;
    }

    /**
     * Returns whether it has grown by no more than a share of its mean.
     *
     * @param share the share, such as .02
     * @param least growth that is allowed in any case, such as one thread
     */
    boolean isFlat(double share, double least) {
        return perMinute * minutes <= Math.max(share * mean, least);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
