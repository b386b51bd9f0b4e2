package dev.courant.bench.replaying;

import dev.courant.bench.measured.Arguments;
import dev.courant.bench.measured.MeasuredProcess.Jvm;
import java.util.Map;

/**
 * The options of the benchmark.
 *
 * @param articles the articles of the day
 * @param hosts their publishers
 * @param rounds how often the day is taken live and replayed by turns; 0: only once each, to measure memory
 * @param jvm how each process is started
 */
record DayOptions(int articles, int hosts, int rounds, Jvm jvm) {
    private static final Map<String, String> DEFAULTS =
            Map.of("articles", "10000", "hosts", "200", "rounds", "2", "heap", "512m");

    /**
     * Reads them.
     *
     * @param arguments {@code articles=10000}, {@code hosts=200}, {@code rounds=2}, {@code heap=512m}, options of the
     *     JVM that begin with {@code -}, and environment variables in upper case; separated by blanks or commas
     * @throws IllegalArgumentException when one is unknown or cannot be
     */
    static DayOptions parse(String... arguments) {
        Arguments given = Arguments.parse(DEFAULTS, arguments);
        DayOptions options = new DayOptions(
                (int) given.number("articles"),
                (int) given.number("hosts"),
                (int) given.number("rounds"),
                new Jvm(given.text("heap"), given.javaOptions(), given.environment()));
        if (options.articles < 1 || options.hosts < 1 || options.rounds < 0) {
            throw new IllegalArgumentException("there must be articles and hosts: " + given.options());
        }
        return options;
    }
}
