package dev.courant.enrich.annotation;

import dev.courant.enrich.tag.TaggableText;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article with what an annotator found in it.
 *
 * @param id names it in reports; where the annotator gave none, its file and line
 * @param text the article
 * @param date the date of publication; null when unknown
 * @param annotation what the annotator found
 */
public record AnnotatedArticle(
        String id, TaggableText text, @Nullable LocalDate date, Annotation annotation) {
    /** {@return its substantive topics; it has no others} */
    public Set<String> topics() {
        return annotation.topics();
    }
}
