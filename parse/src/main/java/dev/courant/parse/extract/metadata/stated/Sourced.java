package dev.courant.parse.extract.metadata.stated;

import org.jspecify.annotations.Nullable;

/** A value and the name of the place where it was found. */
public record Sourced<T>(T value, String source) {

    /** Returns the value, or null if nothing was found. */
    public static <T> @Nullable T valueOf(@Nullable Sourced<T> found) {
        return found == null ? null : found.value();
    }
}
