package dev.courant.enrich.model.training;

import dev.courant.enrich.tag.TaggableText;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article and what an annotator said of it.
 *
 * @param text the article
 * @param topics the topics it has as substantive; it has none of the others
 * @param date when it was published; null when nobody said
 */
public record AnnotatedArticle(
        TaggableText text, Set<String> topics, @Nullable LocalDate date) {
    /** Copies the set. */
    public AnnotatedArticle {
        topics = Set.copyOf(topics);
    }
}
