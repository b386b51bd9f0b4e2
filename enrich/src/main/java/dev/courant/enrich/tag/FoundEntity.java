package dev.courant.enrich.tag;

import java.util.List;

/**
 * An entity that the article mentions.
 *
 * @param id such as {@code iso3166:MX}
 * @param kind such as {@code COUNTRY}
 * @param name its English name
 * @param confidence from 0 to 1, that the mentions mean it
 * @param mentions where, in order, at most {@value #MAX_MENTIONS}
 */
public record FoundEntity(String id, String kind, String name, double confidence, List<EntityMention> mentions) {
    /** Further mentions are left out. */
    public static final int MAX_MENTIONS = 20;

    /** Copies the list. */
    public FoundEntity {
        mentions = List.copyOf(mentions);
    }
}
