package dev.courant.ingest.poll;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.url.CanonicalUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.SeenEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed document says that was not known: a link for each entry that is new or changed. A pure function.
 *
 * @param links the discoveries, in the order of the document
 * @param seen what is known now, the document's entries first
 * @param ignored entries without a link that could be fetched
 * @param news whether an entry is new, not only changed
 * @param gap whether the document has entries, and shares none with those known before
 */
record Discovery(List<Link> links, List<SeenEntry> seen, int ignored, boolean news, boolean gap) {
    /** Longer addresses are no articles, and break things further down. */
    private static final int LONGEST_URL = 4_096;

    /** Entries that have left the document are remembered up to this number, in case they come back. */
    private static final int REMEMBERED = 2_000;

    static Discovery of(FeedDefinition definition, FeedStatus status, Feed feed, Instant now) {
        Map<String, String> known = new LinkedHashMap<>();
        status.getSeen().forEach(entry -> known.put(entry.getEntryKey(), entry.getContentHash()));
        Map<String, String> present = new LinkedHashMap<>();
        List<Link> links = new ArrayList<>();
        LinkAssembly assembly = new LinkAssembly(definition, feed, now);
        int ignored = 0;
        boolean news = false;
        for (FeedEntry entry : feed.entries()) {
            Optional<String> url = Optional.ofNullable(entry.link())
                    .filter(link -> link.length() <= LONGEST_URL)
                    .flatMap(CanonicalUrl::of);
            if (url.isEmpty()) {
                ignored++;
                continue;
            }
            String key = Identity.contentHash(url.get());
            String hash = contentHash(entry);
            if (present.putIfAbsent(key, hash) == null && !hash.equals(known.get(key))) {
                String linkId = Identity.ofLink(definition.getFeedId(), key, hash);
                links.add(assembly.link(entry, url.get(), linkId));
                news |= !known.containsKey(key);
            }
        }
        boolean gap = !known.isEmpty() && !present.isEmpty() && Collections.disjoint(known.keySet(), present.keySet());
        return new Discovery(links, seen(present, status.getSeen()), ignored, news, gap);
    }

    private static List<SeenEntry> seen(Map<String, String> present, List<SeenEntry> before) {
        Stream<SeenEntry> now =
                present.entrySet().stream().map(entry -> new SeenEntry(entry.getKey(), entry.getValue()));
        Stream<SeenEntry> gone = before.stream()
                .filter(entry -> !present.containsKey(entry.getEntryKey()))
                .limit(REMEMBERED);
        return Stream.concat(now, gone).toList();
    }

    /** Markup does not count: counters and tracking pixels change in it without the entry being another. */
    private static String contentHash(FeedEntry entry) {
        return Identity.contentHash(
                plain(entry.title()),
                plain(entry.summary()),
                plain(entry.content()),
                Objects.toString(entry.updated()));
    }

    private static String plain(@Nullable String html) {
        return html == null ? "" : FeedText.plain(html);
    }
}
