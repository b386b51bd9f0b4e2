package dev.courant.enrich.model.training;

import dev.courant.enrich.tag.TaggableText;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article with the topics that an annotator gave it.
 *
 * @param text the article
 * @param topics its substantive topics; it has no others
 * @param date the date of publication; null when unknown
 */
public record AnnotatedArticle(
        TaggableText text, Set<String> topics, @Nullable LocalDate date) {
    /** Copies the set. */
    public AnnotatedArticle {
        topics = Set.copyOf(topics);
    }
}
