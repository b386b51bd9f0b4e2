package dev.courant.enrich.tag;

import java.util.List;

/**
 * An entity that the article mentions.
 *
 * @param id such as {@code iso3166:MX}
 * @param kind such as {@code COUNTRY}
 * @param name its English name
 * @param confidence from 0 to 1, that the mentions mean it
 * @param mentions where, in order, at most {@value EntityFinder#MAX_MENTIONS}
 */
public record FoundEntity(String id, String kind, String name, double confidence, List<EntityMention> mentions) {
    public FoundEntity {
        mentions = List.copyOf(mentions);
    }
}
