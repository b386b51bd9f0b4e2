package dev.courant.parse.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. {@code title}, {@code summary}, {@code content} and {@code rights} are HTML that is not
 * sanitized, with relative links made absolute. A field that the entry does not have is null.
 *
 * @param id the identifier that the feed gives, or else the link; may not be unique, even within one feed
 * @param link the address of the article; never a {@code javascript:}, {@code data:}, {@code vbscript:} or
 *     {@code file:} address
 * @param published the publication time that the feed states; may be in the future
 * @param updated the time of the last change that the feed states
 * @param summary the summary
 * @param content the full text, where the feed contains it
 * @param authors the authors of the entry, or else of its source or feed
 * @param comments the address of the page with the comments
 * @param source the feed that the entry was taken from
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
