package dev.courant.parse.extract.metadata.stated;

import org.jspecify.annotations.Nullable;

/** A value and the name of the place it was found in. */
public record Sourced<T>(T value, String source) {

    /** The value, if something was found. */
    public static <T> @Nullable T valueOf(@Nullable Sourced<T> found) {
        return found == null ? null : found.value();
    }
}
