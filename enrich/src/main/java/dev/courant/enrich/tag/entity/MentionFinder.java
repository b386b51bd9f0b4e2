package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.text.Tokens;
import java.util.Arrays;

/**
 * Selects the hits of names that are mentions of an entity: of overlapping names the longest, and an ambiguous name
 * ("Jordan") only where it does not look like part of another name.
 */
public final class MentionFinder {
    private final EntityIndex index;
    private final Tokens tokens;
    private final PhraseHits hits;
    private int[] names = new int[32];
    private int[] firsts = new int[32];
    private int[] lasts = new int[32];
    private int count;

    private MentionFinder(EntityIndex index, Tokens tokens, PhraseHits hits) {
        this.index = index;
        this.tokens = tokens;
        this.hits = hits;
    }

    /**
     * Finds the mentions in an article.
     *
     * @param index the entities of the names
     * @param tokens the words of the article
     * @param hits the names found, in reading order
     */
    public static MentionList find(EntityIndex index, Tokens tokens, PhraseHits hits) {
        var finder = new MentionFinder(index, tokens, hits);
        finder.keepLongest();
        finder.dropOthers();
        return new MentionList(
                index, finder.names, Arrays.copyOf(finder.firsts, finder.count), finder.lasts, finder.count);
    }

    /** Hits are sorted by first token and then by length, so the last of those that begin together is the longest. */
    private void keepLongest() {
        for (int hit = 0; hit < hits.count(); hit++) {
            int first = hits.first(hit);
            if (count > 0 && firsts[count - 1] == first) {
                count--;
            } else if (count > 0 && lasts[count - 1] >= first) {
                continue;
            }
            add(hits.set(hit), first, hits.last(hit));
        }
    }

    private void dropOthers() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean entity = index.entityOf()[names[i]] >= 0;
            if (entity && !(isAmbiguous(i) && isPartOfAnotherName(i))) {
                names[kept] = names[i];
                firsts[kept] = firsts[i];
                lasts[kept++] = lasts[i];
            }
        }
        count = kept;
    }

    private boolean isAmbiguous(int mention) {
        return index.kindOf()[names[mention]] == NameKind.AMBIGUOUS_NAME;
    }

    /** As in "Michael Jordan" and "Chad Smith". Headlines may capitalise each word, so there it cannot be decided. */
    private boolean isPartOfAnotherName(int mention) {
        return !tokens.inTitle(firsts[mention])
                && (joins(firsts[mention] - 1, firsts[mention]) || joins(lasts[mention], lasts[mention] + 1));
    }

    private boolean joins(int left, int right) {
        if (left < 0 || right >= tokens.count() || tokens.sentence(left) != tokens.sentence(right)) {
            return false;
        }
        boolean capitals = tokens.letterCase(left) > Tokens.LOWER && tokens.letterCase(right) > Tokens.LOWER;
        boolean adjacent = tokens.start(right) - tokens.end(left) == 1;
        return capitals && adjacent && !index.functionWords().contains(tokens.form(left));
    }

    private void add(int name, int first, int last) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            firsts = Arrays.copyOf(firsts, count * 2);
            lasts = Arrays.copyOf(lasts, count * 2);
        }
        names[count] = name;
        firsts[count] = first;
        lasts[count++] = last;
    }
}
