package dev.courant.ingest.poll;

import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.Identity;
import dev.courant.schemas.SeenEntry;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed document that has a link which can be fetched. Immutable.
 *
 * @param entry the entry
 * @param url its link, parsed; where that is a wrapper, the URL that it leads to
 * @param title its title as plain text; empty when it has none
 * @param seen hashes of its canonical URL and its content
 */
record Candidate(FeedEntry entry, WebUrl url, String title, SeenEntry seen) {
    /** Longer URLs are not those of articles, and exceed limits further down. */
    private static final int LONGEST_URL = 4_096;

    /** Returns an entry; empty when it has no link that can be fetched. */
    static Optional<Candidate> of(FeedEntry entry) {
        return Optional.ofNullable(entry.link())
                .filter(link -> link.length() <= LONGEST_URL)
                .flatMap(WebUrl::parse)
                .map(WebUrl::unwrapped)
                .map(url -> of(entry, url, plain(entry.title())));
    }

    private static Candidate of(FeedEntry entry, WebUrl url, String title) {
        return new Candidate(
                entry,
                url,
                title,
                new SeenEntry(Identity.contentHash(url.canonical().toString()), contentHash(entry, title)));
    }

    /** Returns the entry's own id; null when it has none, and is known by its link. */
    @Nullable
    String id() {
        String id = entry.id();
        return id == null || id.equals(entry.link()) ? null : id;
    }

    /** Returns the same entry with its id as part of its content. */
    Candidate toldApartBy(String id) {
        String hash = Identity.contentHash(seen.getContentHash(), id);
        return new Candidate(entry, url, title, new SeenEntry(seen.getEntryKey(), hash));
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
