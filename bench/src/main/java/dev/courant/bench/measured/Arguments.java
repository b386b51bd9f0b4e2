package dev.courant.bench.measured;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark was told: options such as {@code minutes=60}, options of the JVM, and environment variables.
 * Immutable.
 *
 * @param options values by name, those that were not given included
 * @param javaOptions what begins with {@code -}
 * @param environment what is written in upper case, such as {@code COURANT_SCRAPE_IN_FLIGHT=100}
 */
public record Arguments(Map<String, String> options, List<String> javaOptions, Map<String, String> environment) {
    /**
     * Reads them.
     *
     * @param defaults all options there are, with their defaults
     * @param arguments separated by blanks and commas
     * @return what they say
     * @throws IllegalArgumentException when one is unknown
     */
    public static Arguments parse(Map<String, String> defaults, String... arguments) {
        Map<String, String> options = new HashMap<>(defaults);
        Map<String, String> environment = new HashMap<>();
        List<String> words = words(arguments);
        for (String word : words) {
            String[] option = word.split("=", 2);
            if (word.matches("[A-Z_]+=.*")) {
                environment.put(option[0], option[1]);
            } else if (option.length == 2 && defaults.containsKey(option[0])) {
                options.put(option[0], option[1]);
            } else if (!word.startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + word + "; there are " + defaults);
            }
        }
        return new Arguments(
                Map.copyOf(options),
                words.stream().filter(word -> word.startsWith("-")).toList(),
                Map.copyOf(environment));
    }

    /**
     * Returns the value of an option.
     *
     * @param name one of those with a default
     * @return the value
     */
    public String text(String name) {
        return options.getOrDefault(name, "");
    }

    /**
     * Returns the value of an option that is a number.
     *
     * @param name one of those with a default
     * @return the value
     * @throws NumberFormatException when it is none
     */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    private static List<String> words(String... arguments) {
        return Arrays.stream(String.join(",", arguments).split("[, ]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
