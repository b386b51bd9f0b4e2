package dev.courant.ingest.poll;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.url.WebUrl;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a feed document that are new or changed, as links. A pure function.
 *
 * @param links the links, in the order of the document
 * @param seen all entries that are known now, those of the document first
 * @param ignored how many entries have no link that can be fetched
 * @param news whether an entry is new, not only changed
 * @param gap whether the document has entries, and shares none with those known before
 */
record Discovery(List<Link> links, List<SeenEntry> seen, int ignored, boolean news, boolean gap) {
    /** Longer URLs are not those of articles, and exceed limits further down. */
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
            WebUrl url = url(entry);
            if (url == null) {
                ignored++;
                continue;
            }
            String canonicalUrl = url.canonical().toString();
            String key = Identity.contentHash(canonicalUrl);
            String title = plain(entry.title());
            String hash = contentHash(entry, title);
            if (present.putIfAbsent(key, hash) == null && !hash.equals(known.get(key))) {
                String linkId = Identity.ofLink(definition.getFeedId(), key, hash);
                links.add(assembly.link(entry, title, url, Identity.ofArticle(canonicalUrl), linkId));
                news |= !known.containsKey(key);
            }
        }
        boolean gap = !known.isEmpty() && !present.isEmpty() && Collections.disjoint(known.keySet(), present.keySet());
        return new Discovery(links, seen(present, status.getSeen()), ignored, news, gap);
    }

    private static @Nullable WebUrl url(FeedEntry entry) {
        String link = entry.link();
        return link == null || link.length() > LONGEST_URL
                ? null
                : WebUrl.parse(link).orElse(null);
    }

    private static List<SeenEntry> seen(Map<String, String> present, List<SeenEntry> before) {
        Stream<SeenEntry> now =
                present.entrySet().stream().map(entry -> new SeenEntry(entry.getKey(), entry.getValue()));
        Stream<SeenEntry> gone = before.stream()
                .filter(entry -> !present.containsKey(entry.getEntryKey()))
                .limit(REMEMBERED);
        return Stream.concat(now, gone).toList();
    }

    /** Hashes the text without markup, in which counters and tracking pixels change although the entry does not. */
    private static String contentHash(FeedEntry entry, String title) {
        return Identity.contentHash(
                title, plain(entry.summary()), plain(entry.content()), Objects.toString(entry.updated()));
    }

    private static String plain(@Nullable String html) {
        return html == null ? "" : FeedText.plain(html);
    }
}
