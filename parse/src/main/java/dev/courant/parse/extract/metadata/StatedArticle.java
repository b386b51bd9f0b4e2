package dev.courant.parse.extract.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as JSON-LD states it: texts as they stand there.
 *
 * @param news whether it is stated to be a news article
 */
record StatedArticle(
        @Nullable String headline,
        List<String> authors,
        @Nullable String published,
        @Nullable String modified,
        @Nullable String body,
        @Nullable String language,
        @Nullable String url,
        @Nullable String publisher,
        @Nullable String image,
        @Nullable String description,
        @Nullable String section,
        List<String> keywords,
        @Nullable Boolean free,
        boolean news) {
    static final StatedArticle NONE = new StatedArticle(
            null, List.of(), null, null, null, null, null, null, null, null, null, List.of(), null, false);
}
