package dev.courant.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The samples of a run. Not thread-safe. */
final class Series {
    private final List<Sample> samples = new ArrayList<>();

    /**
     * The figures at one time.
     *
     * @param minute when, in minutes since the start
     * @param figures values by name
     */
    record Sample(double minute, Map<String, Long> figures) {}

    void add(Sample sample) {
        samples.add(sample);
    }

    /** Returns the names of all figures, in the order in which they first came. */
    Set<String> names() {
        return samples.stream()
                .flatMap(sample -> sample.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the values of a figure from a minute on. */
    List<Trend.Point> points(String name, double from) {
        return samples.stream()
                .filter(sample -> sample.minute() >= from && sample.figures().containsKey(name))
                .map(sample -> new Trend.Point(sample.minute(), sample.figures().get(name)))
                .toList();
    }

    /** Returns the sample that is nearest to a minute. */
    Sample nearest(double minute) {
        return samples.stream()
                .min((first, second) ->
                        Double.compare(Math.abs(first.minute() - minute), Math.abs(second.minute() - minute)))
                .orElseThrow();
    }

    /** Writes all samples as comma-separated values; what a sample does not have is empty. */
    void write(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("minute," + String.join(",", names()));
        for (Sample sample : samples) {
            lines.add("%.2f,".formatted(sample.minute())
                    + names().stream()
                            .map(name -> sample.figures().containsKey(name)
                                    ? sample.figures().get(name).toString()
                                    : "")
                            .collect(Collectors.joining(",")));
        }
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
