package dev.courant.enrich.tag;

import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.text.Tokens;
import java.util.Arrays;

/**
 * Decides which name hits are mentions of a place: of overlapping names the longest holds, and a name that also means
 * something else ("Jordan") holds only where it does not look like part of another name.
 */
final class EntityFinder {
    static final int MAX_MENTIONS = 20;

    private final RuleProgram program;
    private final Tokens tokens;
    private final HitCollector hits;
    private int[] names = new int[32];
    private int[] firsts = new int[32];
    private int[] lasts = new int[32];
    private int count;

    private EntityFinder(RuleProgram program, Tokens tokens, HitCollector hits) {
        this.program = program;
        this.tokens = tokens;
        this.hits = hits;
    }

    static Mentions find(RuleProgram program, Tokens tokens, HitCollector hits) {
        var finder = new EntityFinder(program, tokens, hits);
        finder.keepLongest();
        finder.dropOthers();
        return new Mentions(
                program.named(), finder.names, Arrays.copyOf(finder.firsts, finder.count), finder.lasts, finder.count);
    }

    /** Hits come by first token and then by length, so the last of those that begin together is the longest. */
    private void keepLongest() {
        Hits found = hits.names();
        for (int hit = 0; hit < found.count(); hit++) {
            int first = found.first(hit);
            if (count > 0 && firsts[count - 1] == first) {
                count--;
            } else if (count > 0 && lasts[count - 1] >= first) {
                continue;
            }
            add(found.set(hit), first, found.last(hit));
        }
    }

    private void dropOthers() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean place = program.named().placeOf()[names[i]] >= 0;
            if (place && !(isAmbiguous(i) && isPartOfAnotherName(i))) {
                names[kept] = names[i];
                firsts[kept] = firsts[i];
                lasts[kept++] = lasts[i];
            }
        }
        count = kept;
    }

    private boolean isAmbiguous(int mention) {
        return program.named().kindOf()[names[mention]] == NameKind.AMBIGUOUS_NAME;
    }

    /** "Michael Jordan", "Chad Smith"; headlines capitalise everything, so there it cannot be told. */
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
        return capitals && adjacent && !program.identifier().isFunctionWord(tokens.form(left));
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
