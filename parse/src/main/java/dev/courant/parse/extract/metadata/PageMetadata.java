package dev.courant.parse.extract.metadata;

import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself.
 *
 * @param metadata what is published of it
 * @param statedBody the text of the article as structured data gives it, perhaps with mark-up; null if it does not
 * @param openGraphType {@code og:type}, in lower case; null if there is none
 */
public record PageMetadata(
        Metadata metadata,
        @Nullable String statedBody,
        @Nullable String openGraphType) {}
