package dev.courant.enrich.tag;

import dev.courant.enrich.entity.NamedEntity.NameKind;
import java.util.Arrays;

/** The mentions of entities in an article, in reading order, as parallel arrays. */
record Mentions(RuleProgram.Named named, int[] names, int[] firsts, int[] lasts, int count) {
    int first(int mention) {
        return firsts[mention];
    }

    int last(int mention) {
        return lasts[mention];
    }

    int place(int mention) {
        return named.placeOf()[names[mention]];
    }

    /** The country that a mention stands for, as the number of an entity; or -1. */
    int country(int mention) {
        return named.countryOf()[place(mention)];
    }

    NameKind kind(int mention) {
        return named.kindOf()[names[mention]];
    }

    /** The first mention that begins at or after a token; {@link #count()} when there is none. */
    int atOrAfter(int token) {
        int found = Arrays.binarySearch(firsts, 0, count, token);
        return found >= 0 ? found : -1 - found;
    }
}
