package dev.courant.ingest.reextract;

import dev.courant.schemas.Article;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What differs between two extractions of one page.
 *
 * @param title whether the title does
 * @param text whether the text does
 * @param wordsAdded how many words of the text the earlier one did not have
 * @param wordsRemoved how many words of the earlier text are gone
 * @param share the added and removed words as a share of the words of both texts, 0 to 1; text that was only moved is
 *     no share
 * @param metadata the names of the other fields that differ, as in the contract
 */
public record ArticleChange(
        boolean title, boolean text, int wordsAdded, int wordsRemoved, double share, List<String> metadata) {
    /** Fields that say which article it is, or how and when it was extracted; title and text are compared as such. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "articleId",
            "revisionId",
            "linkId",
            "feedId",
            "feedTitle",
            "url",
            "canonicalUrl",
            "host",
            "title",
            "text",
            "method",
            "provenance",
            "origin",
            "discoveredAt",
            "fetchedAt",
            "extractedAt");

    /** Copies the names. */
    public ArticleChange {
        metadata = List.copyOf(metadata);
    }

    /**
     * Compares two extractions.
     *
     * @param before the earlier one
     * @param after the later one; of the same article
     * @return what differs
     */
    public static ArticleChange between(Article before, Article after) {
        WordFrequencies had = WordFrequencies.of(before.getText());
        WordFrequencies has = WordFrequencies.of(after.getText());
        int added = has.without(had);
        int removed = had.without(has);
        return new ArticleChange(
                !before.getTitle().equals(after.getTitle()),
                !before.getText().equals(after.getText()),
                added,
                removed,
                (double) (added + removed) / Math.max(1, had.total() + has.total()),
                Article.getClassSchema().getFields().stream()
                        .filter(field -> !NOT_COMPARED.contains(field.name()))
                        .filter(field -> !Objects.equals(before.get(field.pos()), after.get(field.pos())))
                        .map(Schema.Field::name)
                        .toList());
    }

    /** {@return whether anything differs} */
    public boolean isAny() {
        return isRevision() || !metadata.isEmpty();
    }

    /** {@return whether it is another revision: title or text differ} */
    public boolean isRevision() {
        return title || text;
    }
}
