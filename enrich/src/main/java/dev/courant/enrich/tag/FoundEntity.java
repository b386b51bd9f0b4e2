package dev.courant.enrich.tag;

import java.util.List;

/**
 * An entity that an article mentions.
 *
 * @param id such as {@code iso3166:MX}
 * @param kind such as {@code COUNTRY}
 * @param name its English name
 * @param confidence that the mentions mean this entity, from 0 to 1
 * @param mentions its mentions in reading order, at most {@value #MAX_MENTIONS}
 */
public record FoundEntity(String id, String kind, String name, double confidence, List<EntityMention> mentions) {
    /** The most mentions that are listed. */
    public static final int MAX_MENTIONS = 20;

    /** Copies the list. */
    public FoundEntity {
        mentions = List.copyOf(mentions);
    }
}
