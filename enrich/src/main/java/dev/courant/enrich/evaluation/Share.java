package dev.courant.enrich.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * A share of a whole.
 *
 * @param part a number from 0 to {@code whole}
 * @param whole the number of which it is a part
 */
public record Share(int part, int whole) {
    static <T> Share of(List<T> whole, Predicate<T> part) {
        return new Share((int) whole.stream().filter(part).count(), whole.size());
    }

    /** {@return the share, from 0 to 1; empty when the whole is nothing} */
    public OptionalDouble value() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
    }
}
