package dev.courant.parse.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. {@code title}, {@code summary}, {@code content} and {@code rights} hold HTML as the feed means
 * it, not sanitised, with relative links made absolute.
 *
 * @param id the identifier the feed gives, else the link; not to be trusted to be unique, even within one feed
 * @param link the address of the article; never a {@code javascript:}, {@code data:}, {@code vbscript:} or
 *     {@code file:} address
 * @param published when the feed says it was published; may lie in the future
 * @param updated when the feed says it was last changed
 * @param summary the short text
 * @param content the full text, where the feed carries one
 * @param authors those of the entry, else those it inherits from its source or feed
 * @param comments the address of the page with the comments
 * @param source the feed it was taken from, where the entry says so
 */
public record FeedEntry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String link,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String summary,
        @Nullable String content,
        List<FeedPerson> authors,
        List<String> categories,
        List<FeedEnclosure> enclosures,
        @Nullable String comments,
        @Nullable String rights,
        @Nullable FeedSource source) {
    public FeedEntry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
    }
}
