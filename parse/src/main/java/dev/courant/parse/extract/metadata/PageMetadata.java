package dev.courant.parse.extract.metadata;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found; a field is null where nothing was.
 *
 * @param published where the page tells no offset from UTC, in UTC; where it gives only a day, midnight
 * @param modified as {@code published}
 * @param statedBody the text of the article as structured data gives it, perhaps with mark-up
 * @param openGraphType {@code og:type}, lower case
 */
public record PageMetadata(
        @Nullable Found<String> title,
        @Nullable Found<List<String>> authors,
        @Nullable Found<OffsetDateTime> published,
        @Nullable Found<OffsetDateTime> modified,
        @Nullable Found<String> language,
        @Nullable Found<String> canonicalUrl,
        @Nullable Found<String> siteName,
        @Nullable Found<String> image,
        @Nullable Found<String> description,
        @Nullable Found<String> section,
        @Nullable Found<List<String>> keywords,
        @Nullable Found<Boolean> paywalled,
        @Nullable String statedBody,
        @Nullable String openGraphType) {
    /** The same with another title, authors and time, each where it is not null. */
    PageMetadata with(
            @Nullable Found<String> newTitle,
            @Nullable Found<List<String>> newAuthors,
            @Nullable Found<OffsetDateTime> newPublished) {
        return new PageMetadata(
                newTitle == null ? title : newTitle,
                newAuthors == null ? authors : newAuthors,
                newPublished == null ? published : newPublished,
                modified,
                language,
                canonicalUrl,
                siteName,
                image,
                description,
                section,
                keywords,
                paywalled,
                statedBody,
                openGraphType);
    }
}
