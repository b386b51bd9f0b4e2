package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/** The feed an entry was taken from. At least one field is present; {@code title} holds HTML. */
public record FeedSource(
        @Nullable String title,
        @Nullable String link,
        @Nullable String id) {}
