package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/** The picture that stands for a feed; {@code link} is the page it points to. At least one field is present. */
public record FeedImage(
        @Nullable String url,
        @Nullable String title,
        @Nullable String link) {}
