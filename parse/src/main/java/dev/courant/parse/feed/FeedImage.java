package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * The image of a feed. At least one field is present.
 *
 * @param url the address of the image
 * @param title HTML, not sanitized
 * @param link the page that the image links to
 */
public record FeedImage(
        @Nullable String url,
        @Nullable String title,
        @Nullable String link) {}
