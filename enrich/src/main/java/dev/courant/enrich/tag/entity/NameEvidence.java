package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.tag.scan.PhraseHits;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides by the whole article what a name means that stands alone: where it was a town, a person or a river before, it
 * is again, unless the article names the people, the capital or another name of the entity.
 */
final class NameEvidence {
    private static final int SEVERAL = -2;

    private final EntityIndex index;
    private final NameFrames frames;
    private final PhraseHits phrases;
    private final Names names;

    /** For each entity its unambiguous name in the article, or {@link #SEVERAL}. */
    private final Map<Integer, Integer> clearNames = new HashMap<>();

    /** For each name what it means beside its neighbours. */
    private final Map<Integer, Set<NameFrame>> framesOf = new HashMap<>();

    /** The words with which names of other things begin: "Panama" of "Panama hat". */
    private final Set<Integer> wordsOfThings = new HashSet<>();

    private final Set<Integer> insideSentences = new HashSet<>();
    private final Set<Integer> plainWhereCapitalsTell = new HashSet<>();
    private final Set<Integer> namedCountries = new HashSet<>();

    /**
     * The names found, in reading order.
     *
     * @param numbers the number of each name
     * @param firsts the first token of each
     * @param frames what each means by its neighbours
     */
    record Names(int[] numbers, int[] firsts, NameFrame[] frames) {}

    NameEvidence(EntityIndex index, NameFrames frames, PhraseHits phrases, Names names) {
        this.index = index;
        this.frames = frames;
        this.phrases = phrases;
        this.names = names;
        for (int at = 0; at < names.frames().length; at++) {
            read(at);
        }
    }

    private void read(int at) {
        int name = names.numbers()[at];
        NameFrame frame = names.frames()[at];
        if (entity(at) < 0) {
            wordsOfThings.add(frames.form(names.firsts()[at]));
        }
        if (frame != NameFrame.PLAIN) {
            framesOf.computeIfAbsent(name, _ -> EnumSet.noneOf(NameFrame.class)).add(frame);
            return;
        }
        if (kind(at) != NameKind.AMBIGUOUS_NAME) {
            clearNames.merge(
                    entity(at), name, (known, other) -> known.equals(other) ? known : Integer.valueOf(SEVERAL));
        }
        if (!frames.beginsSentence(names.firsts()[at])) {
            insideSentences.add(name);
        }
        if (frames.capitalsTell(names.firsts()[at])) {
            plainWhereCapitalsTell.add(name);
        }
        if (kind(at) == NameKind.NAME && index.countryOf()[entity(at)] >= 0) {
            namedCountries.add(entity(at));
        }
    }

    /** Whether a name whose neighbours show nothing means its entity. */
    boolean meansEntity(int at) {
        NameKind kind = kind(at);
        if (kind == NameKind.PEOPLE || hasOtherName(at)) {
            return true;
        }
        if (kind == NameKind.AMBIGUOUS_NAME && has(index.elsewhere()[entity(at)]) && !has(index.here()[entity(at)])) {
            return false;
        }
        return !isOtherElsewhere(at) && !isOtherInText(at) && (kind == NameKind.CAPITAL || !isCommonWord(at));
    }

    /** Whether the article has another, unambiguous name of the entity. */
    private boolean hasOtherName(int at) {
        Integer clear = clearNames.get(entity(at));
        return clear != null && clear != names.numbers()[at];
    }

    private boolean isOtherElsewhere(int at) {
        int first = names.firsts()[at];
        Set<NameFrame> others = framesOf.getOrDefault(names.numbers()[at], Set.of());
        return others.contains(NameFrame.TOWN)
                || others.contains(NameFrame.PERSON) && !frames.isPlace(first) && !isAmongCountries(at)
                || others.contains(NameFrame.RIVER) && frames.hasArticle(first);
    }

    /** Whether a name is in a headline that capitalises each word, and means other things alone in the text. */
    private boolean isOtherInText(int at) {
        int name = names.numbers()[at];
        return !frames.capitalsTell(names.firsts()[at])
                && framesOf.containsKey(name)
                && !plainWhereCapitalsTell.contains(name);
    }

    /** Whether an unambiguous name is among those of other countries, so that it rather means its own. */
    private boolean isAmongCountries(int at) {
        return kind(at) == NameKind.NAME && namedCountries.size() > 1;
    }

    /**
     * Whether a name only begins sentences of an article in which it is a common word, too ("Chad", "each chad"), or
     * names a thing where the article names that thing in full: "a real Panama" and "Panama hats".
     */
    private boolean isCommonWord(int at) {
        int first = names.firsts()[at];
        if (!insideSentences.contains(names.numbers()[at])) {
            return frames.isCommonWord(first);
        }
        return wordsOfThings.contains(frames.form(first)) && (frames.isThing(first) || frames.isCommonWord(first));
    }

    private boolean has(int[] sets) {
        for (int set : sets) {
            if (phrases.atOrAfter(set, 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int entity(int at) {
        return index.entityOf()[names.numbers()[at]];
    }

    private NameKind kind(int at) {
        return index.kindOf()[names.numbers()[at]];
    }
}
