package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/** An author as a feed names one. At least one field is present. */
public record FeedPerson(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {}
