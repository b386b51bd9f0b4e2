package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an entry.
 *
 * @param url the address, absolute where it could be resolved; like every address in a feed never one that could run
 *     code or read a local file
 * @param type the media type as written; null when unknown
 * @param length the size in bytes; null when unknown
 */
public record FeedEnclosure(
        String url, @Nullable String type, @Nullable Long length) {}
