package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NamedEntity.NameKind;
import java.util.Arrays;

/**
 * The mentions of entities in an article, in reading order, as parallel arrays.
 *
 * @param index the entities of the names
 * @param names the number of each name
 * @param firsts the first token of each mention
 * @param lasts the last token of each mention
 * @param count the number of mentions; the arrays may be longer
 */
public record MentionList(EntityIndex index, int[] names, int[] firsts, int[] lasts, int count) {
    /** {@return the first token of a mention} */
    public int first(int mention) {
        return firsts[mention];
    }

    /** {@return the last token of a mention} */
    public int last(int mention) {
        return lasts[mention];
    }

    /** {@return the number of the entity of a mention} */
    public int entity(int mention) {
        return index.entityOf()[names[mention]];
    }

    /** Returns the number of the country that a mention stands for, or -1. */
    public int country(int mention) {
        return index.countryOf()[entity(mention)];
    }

    /** Whether a mention is of an entity of a kind, such as {@code ARMED_GROUP}. */
    public boolean isOfKind(int mention, String kind) {
        return index.entities().get(entity(mention)).kind().equals(kind);
    }

    NameKind kind(int mention) {
        return index.kindOf()[names[mention]];
    }

    /** Whether a mention begins at one of the tokens from one to another. */
    public boolean anyBetween(int from, int to) {
        int mention = atOrAfter(from);
        return mention < count && firsts[mention] <= to;
    }

    /** Returns the first mention that begins at or after a token; {@link #count()} when there is none. */
    public int atOrAfter(int token) {
        int found = Arrays.binarySearch(firsts, 0, count, token);
        return found >= 0 ? found : -1 - found;
    }
}
