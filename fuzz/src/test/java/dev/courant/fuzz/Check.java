package dev.courant.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions on results. */
final class Check {
    private Check() {}

    static void that(boolean holds, String property, @Nullable Object actual) {
        if (!holds) {
            throw new AssertionError(property + ": " + actual);
        }
    }

    static void equal(@Nullable Object actual, @Nullable Object expected, String property) {
        that(Objects.equals(actual, expected), property, "<" + actual + "> is not <" + expected + ">");
    }

    static void oneLine(String text) {
        that(!text.isBlank() && text.indexOf('\n') < 0 && text.indexOf('\r') < 0, "one line, not blank", text);
    }
}
