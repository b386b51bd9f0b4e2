package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * The feed that an entry was taken from. At least one field is present.
 *
 * @param title HTML, not sanitized
 * @param link the address of the feed or its site
 * @param id the identifier of the feed
 */
public record FeedSource(
        @Nullable String title,
        @Nullable String link,
        @Nullable String id) {}
