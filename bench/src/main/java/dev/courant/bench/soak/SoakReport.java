package dev.courant.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a series says: a table of some minutes, and for each figure whether it is flat. Stateless. */
final class SoakReport {
    /** Growth in the second half of a run that is noise, as a share of the mean, in kilobytes, and in pieces. */
    private static final double SHARE = .02;

    private static final double KILOBYTES = 1_024;
    private static final double PIECES = 1;
    private static final List<String> JUDGED = List.of("live heap", "native", "threads", "descriptors");
    private static final List<Double> MINUTES = List.of(1d, 5d, 10d, 15d, 20d, 30d, 45d, 60d);

    private SoakReport() {}

    /** Returns whether a figure decides about the run, rather than explaining it. */
    static boolean isJudged(String name) {
        return JUDGED.stream().anyMatch(judged -> name.equals(judged) || name.endsWith(" " + judged));
    }

    /** Returns the figures that grow in the second half of a run. */
    static List<String> growing(Series series, double minutes) {
        List<String> growing = new ArrayList<>();
        for (String name : series.names()) {
            Trend trend = Trend.of(series.points(name, minutes / 2));
            if (isJudged(name) && !trend.isFlat(SHARE, least(name))) {
                growing.add("%s grows by %.0f an hour, of %.0f".formatted(name, trend.perHour(), trend.mean()));
            }
        }
        return growing;
    }

    /** Returns one line for each figure: its values at some minutes, and its growth in the second half. */
    static List<String> table(Series series, double minutes) {
        List<Double> columns =
                MINUTES.stream().filter(minute -> minute <= minutes + .5).toList();
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("%-34s".formatted("minute"));
        columns.forEach(minute -> head.append("%10.0f".formatted(minute)));
        lines.add(head + "   per hour, second half");
        for (String name : series.names()) {
            StringBuilder line = new StringBuilder("%-34s".formatted(name));
            for (double minute : columns) {
                Long value = series.nearest(minute).figures().get(name);
                line.append("%10s".formatted(value == null ? "" : value));
            }
            Trend trend = Trend.of(series.points(name, minutes / 2));
            lines.add("%s   %+10.0f %s"
                    .formatted(
                            line,
                            trend.perHour(),
                            isJudged(name) ? trend.isFlat(SHARE, least(name)) ? "flat" : "GROWS" : ""));
        }
        return lines;
    }

    private static double least(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("threads") || lower.endsWith("descriptors") ? PIECES : KILOBYTES;
    }
}
