package dev.courant.parse.extract;

import dev.courant.parse.extract.metadata.Found;
import dev.courant.parse.extract.metadata.PageMetadata;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts what was found into values and their provenance. */
final class MetadataAssembler {
    private MetadataAssembler() {}

    static Metadata assemble(PageMetadata found) {
        Map<String, String> sources = new TreeMap<>();
        OffsetDateTime published = take("published", found.published(), sources);
        OffsetDateTime modified = take("modified", found.modified(), sources);
        return new Metadata(
                take("title", found.title(), sources),
                orEmpty(take("authors", found.authors(), sources)),
                published == null ? null : published.toInstant(),
                published == null ? null : published.getOffset(),
                modified == null ? null : modified.toInstant(),
                take("language", found.language(), sources),
                take("canonicalUrl", found.canonicalUrl(), sources),
                take("siteName", found.siteName(), sources),
                take("image", found.image(), sources),
                take("description", found.description(), sources),
                take("section", found.section(), sources),
                orEmpty(take("keywords", found.keywords(), sources)),
                Boolean.TRUE.equals(take("paywalled", found.paywalled(), sources)),
                sources);
    }

    private static <T> @Nullable T take(String field, @Nullable Found<T> found, Map<String, String> sources) {
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
