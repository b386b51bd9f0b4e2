package dev.courant.store.article;

import dev.courant.schemas.Entity;
import java.util.List;
import java.util.Locale;

/**
 * An entity that an article names, as it is stored, read and served as JSON.
 *
 * @param id its id in a public vocabulary
 * @param kind the kind of thing
 * @param name its name
 * @param confidence how certain the match is, 0 to 1
 * @param mentions where it is named
 */
public record ArticleEntity(String id, String kind, String name, double confidence, List<Mention> mentions) {

    /**
     * One occurrence of an entity.
     *
     * @param field {@code title} or {@code text}
     * @param start where it starts, in UTF-16 code units
     * @param end where it ends, exclusive
     */
    public record Mention(String field, int start, int end) {}

    /**
     * Converts an entity of the contract.
     *
     * @param entity the entity
     * @return the same as part of a stored article
     */
    public static ArticleEntity of(Entity entity) {
        return new ArticleEntity(
                entity.getId(),
                entity.getKind().name(),
                entity.getName(),
                Decimals.of(entity.getConfidence()),
                entity.getMentions().stream().map(ArticleEntity::mention).toList());
    }

    private static Mention mention(dev.courant.schemas.Mention mention) {
        return new Mention(mention.getField().name().toLowerCase(Locale.ROOT), mention.getStart(), mention.getEnd());
    }
}
