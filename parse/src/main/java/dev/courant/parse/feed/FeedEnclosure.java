package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an entry.
 *
 * @param url absolute where it could be made so
 * @param type a media type as written, or null
 * @param length bytes, or null where the feed gives none or nonsense
 */
public record FeedEnclosure(
        String url, @Nullable String type, @Nullable Long length) {}
