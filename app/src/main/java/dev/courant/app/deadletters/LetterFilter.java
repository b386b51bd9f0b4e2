package dev.courant.app.deadletters;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters. A null does not restrict the selection.
 *
 * @param step only those of this step
 * @param cause only those whose cause, its class or its message, contains this text in any case
 * @param since only those that failed then or later
 * @param until only those that failed before then
 */
public record LetterFilter(
        @Nullable String step,
        @Nullable String cause,
        @Nullable Instant since,
        @Nullable Instant until) implements Predicate<Letter> {
    @Override
    public boolean test(Letter letter) {
        Instant at = letter.description().at();
        return (step == null || letter.description().step().equalsIgnoreCase(step))
                && (cause == null || hasCause(letter, cause))
                && (since == null || !at.isBefore(since))
                && (until == null || at.isBefore(until));
    }

    private static boolean hasCause(Letter letter, String cause) {
        String whole = letter.description().cause().type() + ": "
                + letter.description().cause().message();
        return whole.toLowerCase(Locale.ROOT).contains(cause.toLowerCase(Locale.ROOT));
    }
}
