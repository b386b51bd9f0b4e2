package dev.courant.runtime.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations. Stateless and thread-safe. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Parses {@code 250ms}, {@code 30s}, {@code 15m}, {@code 6h}, {@code 7d}, or ISO 8601 such as {@code PT30S}.
     *
     * @param text the duration
     * @return the duration, not negative
     * @throws IllegalArgumentException when the text is not a duration
     */
    public static Duration parse(String text) {
        Matcher amount = SHORT.matcher(text.strip());
        if (amount.matches()) {
            return of(Long.parseLong(amount.group(1)), amount.group(2));
        }
        try {
            Duration iso = Duration.parse(text.strip());
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a negative duration.
        }
        throw new IllegalArgumentException("write a duration such as 250ms, 30s, 15m, 6h or 7d");
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
