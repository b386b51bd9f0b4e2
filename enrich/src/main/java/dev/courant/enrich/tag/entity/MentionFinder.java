package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.tag.entity.NameFrames.Mention;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.tag.scan.PhraseHits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects the hits of names that are mentions of an entity: of overlapping names the longest; of two entities that
 * share a name ("Congo") the one of which the article tells more; and a name only where neither its neighbours
 * ({@link NameFrames}) nor the article ({@link NameEvidence}) show that it means something else.
 */
public final class MentionFinder {
    private static final int NONE = -1;

    private final EntityIndex index;
    private final PhraseHits hits;
    private int[] names = new int[32];
    private int[] rivals = new int[32];
    private int[] firsts = new int[32];
    private int[] lasts = new int[32];
    private int count;

    private MentionFinder(EntityIndex index, PhraseHits hits) {
        this.index = index;
        this.hits = hits;
    }

    /**
     * Finds the mentions in an article.
     *
     * @param index the entities of the names
     * @param excerpts the article
     * @param hits the names found, in reading order
     * @param phrases the phrases found, sorted
     */
    public static MentionList find(EntityIndex index, Excerpts excerpts, PhraseHits hits, PhraseHits phrases) {
        var finder = new MentionFinder(index, hits);
        finder.keepLongest();
        finder.decideRivals(phrases);
        finder.dropOthers(new NameFrames(index, excerpts), phrases);
        return new MentionList(
                index, finder.names, Arrays.copyOf(finder.firsts, finder.count), finder.lasts, finder.count);
    }

    /** Hits are sorted by first token and then by length, so the last of those that begin together is the longest. */
    private void keepLongest() {
        for (int hit = 0; hit < hits.count(); hit++) {
            int first = hits.first(hit);
            int name = hits.set(hit);
            if (count > 0 && firsts[count - 1] == first) {
                if (lasts[count - 1] == hits.last(hit) && isAnotherReading(name)) {
                    continue;
                }
                count--;
            } else if (count > 0 && lasts[count - 1] >= first) {
                continue;
            }
            add(name, first, hits.last(hit));
        }
    }

    /**
     * Whether the last name can be read as this one as well. Of one entity a name goes before its people: "Siria" is
     * not the feminine of "sirio".
     */
    private boolean isAnotherReading(int name) {
        int last = names[count - 1];
        int entity = index.entityOf()[last];
        int other = index.entityOf()[name];
        if (entity < 0 || other < 0) {
            return false;
        }
        if (entity != other) {
            rivals[count - 1] = name;
            return true;
        }
        return index.kindOf()[name] == NameKind.PEOPLE && index.kindOf()[last] != NameKind.PEOPLE;
    }

    /** Of two entities with the same name, the article means the one of which it tells more; else the first listed. */
    private void decideRivals(PhraseHits phrases) {
        Map<Integer, Integer> toldOf = new HashMap<>();
        for (int i = 0; i < count; i++) {
            if (rivals[i] != NONE) {
                int entity = index.entityOf()[names[i]];
                int rival = index.entityOf()[rivals[i]];
                int told = toldOf.computeIfAbsent(entity, known -> told(known, phrases));
                int rivalTold = toldOf.computeIfAbsent(rival, known -> told(known, phrases));
                names[i] = rivalTold > told ? rivals[i] : names[i];
            }
        }
    }

    private int told(int entity, PhraseHits phrases) {
        int told = 0;
        for (int i = 0; i < count; i++) {
            told += rivals[i] == NONE && index.entityOf()[names[i]] == entity ? 1 : 0;
        }
        for (int set : index.here()[entity]) {
            for (int hit = phrases.atOrAfter(set, 0); hit >= 0; hit = phrases.next(hit)) {
                told++;
            }
        }
        return told;
    }

    private void dropOthers(NameFrames frames, PhraseHits phrases) {
        int[] starts = Arrays.copyOf(firsts, count);
        var found = new NameFrame[count];
        for (int i = 0; i < count; i++) {
            found[i] = frame(i, frames, starts);
        }
        var evidence = new NameEvidence(index, frames, phrases, new NameEvidence.Names(names, starts, found));
        var means = new boolean[count];
        for (int i = 0; i < count; i++) {
            means[i] =
                    found[i] == NameFrame.PLAIN && (!isCountry(index.entityOf()[names[i]]) || evidence.meansEntity(i));
        }
        int kept = 0;
        for (int i = 0; i < means.length; i++) {
            if (means[i]) {
                names[kept] = names[i];
                firsts[kept] = firsts[i];
                lasts[kept++] = lasts[i];
            }
        }
        count = kept;
    }

    /** Only names of countries and capitals are also those of towns and persons. */
    private NameFrame frame(int at, NameFrames frames, int[] starts) {
        int entity = index.entityOf()[names[at]];
        if (entity < 0) {
            return NameFrame.PART;
        }
        return isCountry(entity)
                ? frames.frame(mention(at), token -> mentionAt(Arrays.binarySearch(starts, token)))
                : NameFrame.PLAIN;
    }

    private @Nullable Mention mentionAt(int at) {
        return at < 0 || index.entityOf()[names[at]] < 0 ? null : mention(at);
    }

    private Mention mention(int at) {
        return new Mention(firsts[at], lasts[at], index.kindOf()[names[at]], index.entityOf()[names[at]]);
    }

    private boolean isCountry(int entity) {
        return index.entities().get(entity).kind().equals(NamedEntity.COUNTRY);
    }

    private void add(int name, int first, int last) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            rivals = Arrays.copyOf(rivals, count * 2);
            firsts = Arrays.copyOf(firsts, count * 2);
            lasts = Arrays.copyOf(lasts, count * 2);
        }
        names[count] = name;
        rivals[count] = NONE;
        firsts[count] = first;
        lasts[count++] = last;
    }
}
