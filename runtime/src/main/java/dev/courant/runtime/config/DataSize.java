package dev.courant.runtime.config;

import java.util.Locale;

/**
 * An amount of data.
 *
 * @param bytes the number of bytes, not negative
 */
public record DataSize(long bytes) {
    /** Checks the amount. */
    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("write a size of 0 or more");
        }
    }

    /**
     * Reads a size such as {@code 512}, {@code 64KiB}, {@code 5MiB} or {@code 1GiB}.
     *
     * @param text the size
     * @return the size
     * @throws IllegalArgumentException when the text is not a size
     */
    public static DataSize parse(String text) {
        String unit = text.strip().replaceFirst("^[0-9]+\\s*", "");
        String number =
                text.strip().substring(0, text.strip().length() - unit.length()).strip();
        int shift = switch (unit.toLowerCase(Locale.ROOT)) {
            case "", "b" -> 0;
            case "kib", "k" -> 10;
            case "mib", "m" -> 20;
            case "gib", "g" -> 30;
            default -> throw new IllegalArgumentException("write a size such as 64KiB, 5MiB or 1GiB");
        };
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(number), 1L << shift));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("write a size such as 64KiB, 5MiB or 1GiB", e);
        }
    }
}
