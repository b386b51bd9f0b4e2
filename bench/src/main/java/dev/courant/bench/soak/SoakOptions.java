package dev.courant.bench.soak;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of a soak.
 *
 * @param length how long articles are published
 * @param rate how many articles are published a second
 * @param heap the largest heap of each process, as the JVM takes it
 * @param roles whether the roles are processes of their own beside a broker, rather than one process
 * @param collectEvery how many samples lie between two full collections, which tell the live heap; 0: none are asked
 *     for
 * @param javaOptions further options for the JVM
 * @param environment further environment variables for the processes
 */
record SoakOptions(
        Duration length,
        double rate,
        String heap,
        boolean roles,
        int collectEvery,
        List<String> javaOptions,
        Map<String, String> environment) {
    private static final Map<String, String> DEFAULTS =
            Map.of("minutes", "60", "rate", "8", "heap", "512m", "mode", "run", "collect", "5");

    /**
     * Reads them.
     *
     * @param words {@code minutes=60}, {@code rate=8}, {@code heap=512m}, {@code mode=run} or {@code roles},
     *     {@code collect=5}, options of the JVM that begin with {@code -}, and environment variables in upper case
     * @throws IllegalArgumentException when one is unknown
     */
    static SoakOptions parse(List<String> words) {
        Map<String, String> options = new HashMap<>(DEFAULTS);
        Map<String, String> environment = new HashMap<>();
        for (String word : words) {
            String[] option = word.split("=", 2);
            if (word.matches("[A-Z_]+=.*")) {
                environment.put(option[0], option[1]);
            } else if (option.length == 2 && DEFAULTS.containsKey(option[0])) {
                options.put(option[0], option[1]);
            } else if (!word.startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + word + "; there are " + DEFAULTS);
            }
        }
        return new SoakOptions(
                Duration.ofSeconds(Math.round(60 * number(options, "minutes"))),
                number(options, "rate"),
                options.getOrDefault("heap", ""),
                options.getOrDefault("mode", "").equals("roles"),
                (int) number(options, "collect"),
                words.stream().filter(word -> word.startsWith("-")).toList(),
                environment);
    }

    /** Splits arguments at blanks and commas. */
    static List<String> words(String... arguments) {
        return Arrays.stream(String.join(",", arguments).split("[, ]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static double number(Map<String, String> options, String name) {
        return Double.parseDouble(options.getOrDefault(name, ""));
    }
}
