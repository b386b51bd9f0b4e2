package dev.courant.parse.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed in one model, whatever its format. Fields that may hold markup ({@code title}, {@code description},
 * {@code rights}) hold HTML as the feed means it, not sanitised; see {@link FeedText} for plain text.
 *
 * @param format the format and version it is written in, such as {@code "RSS 2.0"}
 * @param link the site's address, absolute where it could be made so; null where the feed names no site
 * @param id the feed's own identifier
 * @param language a language tag as written, such as {@code "en-us"}
 * @param published when the feed says it was published
 * @param updated when the feed says it was last changed
 * @param generator the software that wrote it
 * @param polling what the feed asks of those who poll it
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

    Feed withTitleAndLink(@Nullable String newTitle, @Nullable String newLink) {
        return new Feed(
                format,
                newTitle,
                newLink,
                description,
                id,
                language,
                published,
                updated,
                authors,
                categories,
                image,
                rights,
                generator,
                polling,
                entries);
    }
}
