package dev.courant.recording;

import org.jspecify.annotations.Nullable;

/**
 * A feed of a recording, as an operator would add it.
 *
 * @param url its URL
 * @param title its title; null: the one that it states
 * @param publisher who publishes it; null: not said
 * @param language BCP 47 language of its articles; null: not said
 */
public record RecordedFeed(
        String url,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String language) {}
