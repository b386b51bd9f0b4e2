package dev.courant.ingest.poll;

import dev.courant.parse.feed.FeedEntry;
import dev.courant.schemas.SeenEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a feed document that can be fetched, each of them once. Entries that share a link differ in their
 * content, or else in their ids; those that differ in neither are one entry. Used by one thread.
 */
final class Candidates {
    private final List<Candidate> all = new ArrayList<>();
    private final Set<SeenEntry> taken = new HashSet<>();
    private final Set<Occurrence> occurrences = new HashSet<>();
    private int unfetchable;

    private record Occurrence(SeenEntry seen, @Nullable String id) {}

    private Candidates() {}

    static Candidates of(List<FeedEntry> entries) {
        Candidates candidates = new Candidates();
        entries.forEach(entry -> Candidate.of(entry).ifPresentOrElse(candidates::add, () -> candidates.unfetchable++));
        return candidates;
    }

    /** Returns the entries in the order of the document; no two have the same hashes. */
    List<Candidate> all() {
        return all;
    }

    /** Returns how many entries have no link that can be fetched. */
    int unfetchable() {
        return unfetchable;
    }

    private void add(Candidate candidate) {
        String id = candidate.id();
        if (!occurrences.add(new Occurrence(candidate.seen(), id))) {
            return;
        }
        if (taken.add(candidate.seen())) {
            all.add(candidate);
        } else if (id != null) {
            Candidate distinct = candidate.toldApartBy(id);
            taken.add(distinct.seen());
            all.add(distinct);
        }
    }
}
