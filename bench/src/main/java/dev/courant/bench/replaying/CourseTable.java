package dev.courant.bench.replaying;

import dev.courant.bench.measured.MeasuredProcess;
import dev.courant.bench.replaying.Course.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What courses say, for people. Pure functions. */
final class CourseTable {
    private static final double KIB_OF_MIB = 1_024;

    private CourseTable() {}

    static String line(String name, Course course) {
        return String.format(
                Locale.ROOT,
                "%-34s %,d articles in %.1f s: %.1f a second, %.1f after the first fifth; %.2f ms of a processor each",
                name,
                course.articles(),
                course.samples().getLast().seconds(),
                course.perSecond(),
                course.perSecondLater(),
                course.processorMillis());
    }

    /** Returns the articles per second of a replay in per cent of those of the live day. */
    static String ratio(String name, Course live, Course replay) {
        return String.format(
                Locale.ROOT,
                "%-34s replay / live: %.0f %% from the start of the command, %.0f %% after the first fifth; processor"
                        + " time %.0f %%",
                name,
                percent(replay.perSecond(), live.perSecond()),
                percent(replay.perSecondLater(), live.perSecondLater()),
                percent(replay.processorMillis(), live.processorMillis()));
    }

    /** Returns the ratio of the means of all rounds. */
    static String result(List<Course> lives, List<Course> replays) {
        return String.format(
                Locale.ROOT,
                "result: %.1f articles a second live, %.1f replayed: %.0f %%; after the first fifth %.1f and %.1f: %.0f %%",
                mean(lives, Course::perSecond),
                mean(replays, Course::perSecond),
                percent(mean(replays, Course::perSecond), mean(lives, Course::perSecond)),
                mean(lives, Course::perSecondLater),
                mean(replays, Course::perSecondLater),
                percent(mean(replays, Course::perSecondLater), mean(lives, Course::perSecondLater)));
    }

    /** Returns a table of MiB at the times of collections: what is live, and what is resident. */
    static List<String> memory(String name, Course course) {
        List<Sample> samples = course.samples().stream()
                .filter(sample -> sample.figures().keySet().stream()
                        .anyMatch(figure -> figure.endsWith(MeasuredProcess.LIVE_HEAP)))
                .toList();
        Set<String> figures = samples.stream()
                .flatMap(sample -> sample.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> lines = new ArrayList<>();
        lines.add(row(name + ": articles stored", samples, sample -> Long.toString(sample.stored())));
        for (String figure : figures) {
            lines.add(row(figure, samples, sample -> mebibytes(sample.figures().get(figure))));
        }
        return lines;
    }

    /** A process that has ended has no figures. */
    private static String mebibytes(@Nullable Long kilobytes) {
        return kilobytes == null ? "" : String.format(Locale.ROOT, "%.0f", kilobytes / KIB_OF_MIB);
    }

    private static String row(String name, List<Sample> samples, Function<Sample, String> value) {
        return "%-34s".formatted(name)
                + samples.stream()
                        .map(sample -> "%8s".formatted(value.apply(sample)))
                        .collect(Collectors.joining());
    }

    private static double mean(List<Course> courses, ToDoubleFunction<Course> value) {
        return courses.stream().mapToDouble(value).average().orElse(0);
    }

    private static double percent(double part, double of) {
        return 100 * part / of;
    }
}
