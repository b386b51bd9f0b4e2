package dev.courant.ingest.poll;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.text.date.DateWindow;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.SeenEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a feed document that are new or changed, as links. A pure function.
 *
 * <p>Each entry is a discovery of its own, also where several share one link. What a feed can make of one poll is
 * bounded after the first one: entries beyond the bound stay unknown, so that the next polls discover them.
 *
 * @param links the links, in the order of the document
 * @param seen all entries that are known now, those of the document first
 * @param omitted the entries of which no link was made although they are not known
 * @param news whether an entry is new, not only changed
 * @param gap whether the document has entries, and shares none with those known before
 */
record Discovery(List<Link> links, List<SeenEntry> seen, Omitted omitted, boolean news, boolean gap) {
    /** New links of one poll, except the first. */
    static final int MOST = 1_000;

    /** New links of a poll that shares no entry with those before, as if the feed changed all its URLs each time. */
    static final int MOST_AFTER_GAP = 100;

    /** So many entries whose content is known under other URLs are not a coincidence of short texts. */
    private static final int READDRESSED = 3;

    /** Entries that have left the document are remembered up to this number, in case they come back. */
    private static final int REMEMBERED = 2_000;

    /**
     * Entries of which no link was made.
     *
     * @param unfetchable how many have no link that can be fetched
     * @param readdressed how many are known but for their URL
     * @param deferred how many are left for the next polls
     */
    record Omitted(int unfetchable, int readdressed, int deferred) {
        /** {@return one line for each kind} */
        Stream<String> problems() {
            Stream.Builder<String> lines = Stream.builder();
            if (readdressed > 0) {
                lines.add(FeedReader.LIMIT + readdressed
                        + " entries came again under other URLs, which are not followed: the feed changes its URLs");
            }
            if (deferred > 0) {
                lines.add(FeedReader.LIMIT + deferred + " new entries are left for the next polls");
            }
            if (unfetchable > 0) {
                lines.add(unfetchable + " entries have no link that can be fetched");
            }
            return lines.build();
        }
    }

    static Discovery of(FeedDefinition definition, FeedStatus status, Feed feed, Origin origin, Instant now) {
        KnownEntries known = KnownEntries.of(status.getSeen());
        Candidates candidates = Candidates.of(feed.entries());
        List<Candidate> present = candidates.all();
        boolean shared = present.stream().anyMatch(candidate -> known.hasKey(candidate.seen()));
        Set<SeenEntry> readdressed = shared ? Set.of() : readdressed(present, known, status.getLastSuccessAt(), now);
        boolean gap = !known.isEmpty() && !present.isEmpty() && !shared && readdressed.isEmpty();
        List<Candidate> fresh = present.stream()
                .filter(candidate -> !known.has(candidate.seen()) && !readdressed.contains(candidate.seen()))
                .toList();
        List<Candidate> taken = fresh.subList(0, Math.min(fresh.size(), most(known, shared)));
        Set<SeenEntry> deferred = fresh.subList(taken.size(), fresh.size()).stream()
                .map(Candidate::seen)
                .collect(Collectors.toSet());
        LinkAssembly assembly = new LinkAssembly(definition, feed, origin, now);
        return new Discovery(
                taken.stream()
                        .map(candidate -> link(assembly, definition, candidate))
                        .toList(),
                seen(present, deferred, status.getSeen()),
                new Omitted(candidates.unfetchable(), readdressed.size(), deferred.size()),
                taken.stream().anyMatch(candidate -> known.isNews(candidate.seen())),
                gap);
    }

    private static int most(KnownEntries known, boolean shared) {
        if (known.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        return shared ? MOST : MOST_AFTER_GAP;
    }

    /**
     * Returns the entries that are known but for their URL, in a document that has no known URL. Entries that were
     * published since the last poll are new, whatever their texts.
     */
    private static Set<SeenEntry> readdressed(
            List<Candidate> present, KnownEntries known, @Nullable Instant last, Instant now) {
        List<Candidate> again = present.stream()
                .filter(candidate -> !candidate.title().isEmpty() && known.hasContent(candidate.seen()))
                .filter(candidate -> !isSince(candidate.entry(), last, now))
                .toList();
        long contents = again.stream()
                .map(candidate -> candidate.seen().getContentHash())
                .distinct()
                .count();
        return contents < READDRESSED
                ? Set.of()
                : again.stream().map(Candidate::seen).collect(Collectors.toSet());
    }

    private static boolean isSince(FeedEntry entry, @Nullable Instant last, Instant now) {
        Instant published = DateWindow.asOf(now).screen(entry.published());
        return last != null && published != null && published.isAfter(last);
    }

    private static Link link(LinkAssembly assembly, FeedDefinition definition, Candidate candidate) {
        SeenEntry seen = candidate.seen();
        return assembly.link(
                candidate.entry(),
                candidate.title(),
                candidate.url(),
                Identity.ofArticle(candidate.url().canonical().toString()),
                Identity.ofLink(definition.getFeedId(), seen.getEntryKey(), seen.getContentHash()));
    }

    private static List<SeenEntry> seen(List<Candidate> present, Set<SeenEntry> deferred, List<SeenEntry> before) {
        List<SeenEntry> seen = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        present.stream()
                .map(Candidate::seen)
                .filter(entry -> !deferred.contains(entry))
                .forEach(entry -> {
                    seen.add(entry);
                    keys.add(entry.getEntryKey());
                });
        before.stream()
                .filter(entry -> !keys.contains(entry.getEntryKey()))
                .limit(REMEMBERED)
                .forEach(seen::add);
        return seen;
    }
}
