package dev.courant.parse.extract.metadata;

import org.jspecify.annotations.Nullable;

/** A value and the name of the place it was found in. */
public record Found<T>(T value, String source) {

    /** The value, if something was found. */
    public static <T> @Nullable T valueOf(@Nullable Found<T> found) {
        return found == null ? null : found.value();
    }
}
