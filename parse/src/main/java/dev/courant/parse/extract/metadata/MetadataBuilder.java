package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.metadata.stated.Sourced;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what was found in a page; a field set to null is empty. Used once. */
final class MetadataBuilder {
    @Nullable
    Sourced<String> title;

    @Nullable
    Sourced<List<String>> authors;

    @Nullable
    Sourced<OffsetDateTime> published;

    @Nullable
    Sourced<OffsetDateTime> modified;

    @Nullable
    Sourced<String> language;

    @Nullable
    Sourced<String> canonicalUrl;

    @Nullable
    Sourced<String> siteName;

    @Nullable
    Sourced<String> image;

    @Nullable
    Sourced<String> description;

    @Nullable
    Sourced<String> section;

    @Nullable
    Sourced<List<String>> keywords;

    @Nullable
    Sourced<Boolean> paywalled;

    private final Map<String, String> sources = new HashMap<>();

    Metadata build() {
        OffsetDateTime time = take("published", published);
        OffsetDateTime change = take("modified", modified);
        return new Metadata(
                take("title", title),
                orEmpty(take("authors", authors)),
                time == null ? null : time.toInstant(),
                time == null ? null : time.getOffset(),
                change == null ? null : change.toInstant(),
                take("language", language),
                take("canonicalUrl", canonicalUrl),
                take("siteName", siteName),
                take("image", image),
                take("description", description),
                take("section", section),
                orEmpty(take("keywords", keywords)),
                Boolean.TRUE.equals(take("paywalled", paywalled)),
                sources);
    }

    private <T> @Nullable T take(String field, @Nullable Sourced<T> found) {
        if (found == null) {
            return null;
        }
        sources.put(field, found.source());
        return found.value();
    }

    private static List<String> orEmpty(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
