package dev.courant.parse.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed, independent of its format. Fields that may contain markup ({@code title}, {@code description},
 * {@code rights}) are HTML that is not sanitized; {@link FeedText} converts them to plain text. A field that the feed
 * does not have is null.
 *
 * @param format the format and version, such as {@code "RSS 2.0"}
 * @param link the address of the site, absolute where it could be resolved; for an Atom feed that does not link to its
 *     site, the feed's own address
 * @param id the identifier that the feed gives itself
 * @param language a language tag as written, such as {@code "en-us"}
 * @param published the publication time that the feed states
 * @param updated the time of the last change that the feed states
 * @param generator the software that wrote it
 * @param polling what the feed asks of the programs that poll it
 * @param entries in document order
 */
public record Feed(
        String format,
        @Nullable String title,
        @Nullable String link,
        @Nullable String description,
        @Nullable String id,
        @Nullable String language,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<FeedPerson> authors,
        List<String> categories,
        @Nullable FeedImage image,
        @Nullable String rights,
        @Nullable String generator,
        FeedPolling polling,
        List<FeedEntry> entries) {
    public Feed {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        entries = List.copyOf(entries);
    }
}
