package dev.courant.bench.soak;

import dev.courant.bench.measured.Arguments;
import dev.courant.bench.measured.MeasuredProcess.Jvm;
import java.time.Duration;
import java.util.Map;

/**
 * The options of a soak.
 *
 * @param length how long articles are published
 * @param rate how many articles are published a second
 * @param roles whether the roles are processes of their own beside a broker, rather than one process
 * @param collectEvery how many samples lie between two full collections, which tell the live heap; 0: none are asked
 *     for
 * @param jvm how each process is started
 */
record SoakOptions(Duration length, double rate, boolean roles, int collectEvery, Jvm jvm) {
    private static final Map<String, String> DEFAULTS =
            Map.of("minutes", "60", "rate", "8", "heap", "512m", "mode", "run", "collect", "5");

    /**
     * Reads them.
     *
     * @param arguments {@code minutes=60}, {@code rate=8}, {@code heap=512m}, {@code mode=run} or {@code roles},
     *     {@code collect=5}, options of the JVM that begin with {@code -}, and environment variables in upper case;
     *     separated by blanks or commas
     * @throws IllegalArgumentException when one is unknown
     */
    static SoakOptions parse(String... arguments) {
        Arguments given = Arguments.parse(DEFAULTS, arguments);
        return new SoakOptions(
                Duration.ofSeconds(Math.round(60 * given.number("minutes"))),
                given.number("rate"),
                given.text("mode").equals("roles"),
                (int) given.number("collect"),
                new Jvm(given.text("heap"), given.javaOptions(), given.environment()));
    }
}
