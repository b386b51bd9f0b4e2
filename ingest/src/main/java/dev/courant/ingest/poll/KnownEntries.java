package dev.courant.ingest.poll;

import dev.courant.schemas.SeenEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The entries that were seen in a feed. Several of them may have one key: those that share a link. Immutable.
 *
 * @param contents the hashes of contents, by key
 * @param all the hashes of all contents
 */
record KnownEntries(Map<String, Set<String>> contents, Set<String> all) {
    static KnownEntries of(List<SeenEntry> seen) {
        Map<String, Set<String>> contents = seen.stream()
                .collect(Collectors.groupingBy(
                        SeenEntry::getEntryKey,
                        Collectors.mapping(SeenEntry::getContentHash, Collectors.toCollection(HashSet::new))));
        return new KnownEntries(
                contents, contents.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    boolean isEmpty() {
        return contents.isEmpty();
    }

    /** Returns whether an entry is known and unchanged. */
    boolean has(SeenEntry entry) {
        return of(entry).contains(entry.getContentHash());
    }

    /** Returns whether an entry with the same link is known. */
    boolean hasKey(SeenEntry entry) {
        return contents.containsKey(entry.getEntryKey());
    }

    /** Returns whether an entry with the same content is known. */
    boolean hasContent(SeenEntry entry) {
        return all.contains(entry.getContentHash());
    }

    /** Returns whether an unknown entry is new rather than changed, as far as its link tells. */
    boolean isNews(SeenEntry entry) {
        return of(entry).size() != 1;
    }

    private Set<String> of(SeenEntry entry) {
        return contents.getOrDefault(entry.getEntryKey(), Set.of());
    }
}
