package dev.courant.ingest.poll;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedPerson;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes links of the entries of one document. All fields are bounded: one entry that is too large for a record would
 * fail the transaction of all polls, again and again. Immutable.
 */
final class LinkAssembly {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_TEXTS = 100;

    /** Longer markup is left out rather than cut, since half of an article would be taken for the whole. */
    private static final int LONGEST_MARKUP = 250_000;

    private final String feedId;
    private final @Nullable String feedTitle;
    private final @Nullable String language;
    private final Instant now;

    LinkAssembly(FeedDefinition definition, Feed feed, Instant now) {
        this.feedId = definition.getFeedId();
        this.feedTitle = definition.getTitle() != null ? definition.getTitle() : plain(feed.title());
        this.language = definition.getLanguage() != null ? definition.getLanguage() : plain(feed.language());
        this.now = now;
    }

    /**
     * Makes a link.
     *
     * @param entry an entry with a link
     * @param title its title as plain text; empty when it has none
     * @param url its link, parsed
     */
    Link link(FeedEntry entry, String title, WebUrl url, String articleId, String linkId) {
        return Link.newBuilder()
                .setLinkId(linkId)
                .setArticleId(articleId)
                .setUrl(Objects.requireNonNull(entry.link()))
                .setHost(url.hostKey())
                .setFeedId(feedId)
                .setFeedTitle(feedTitle)
                .setTitle(bounded(title))
                .setAuthors(texts(names(entry)))
                .setPublishedAt(entry.published())
                .setUpdatedAt(entry.updated())
                .setLanguage(language)
                .setCategories(texts(entry.categories()))
                .setSummaryHtml(markup(entry.summary()))
                .setContentHtml(markup(entry.content()))
                .setOrigin(Origin.LIVE)
                .setDiscoveredAt(now)
                .build();
    }

    private static @Nullable String plain(@Nullable String html) {
        return html == null ? null : bounded(FeedText.plain(html));
    }

    private static @Nullable String bounded(String text) {
        return text.isEmpty() ? null : cut(text);
    }

    private static List<String> names(FeedEntry entry) {
        return entry.authors().stream()
                .map(FeedPerson::name)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> texts(List<String> texts) {
        return texts.stream().limit(MOST_TEXTS).map(LinkAssembly::cut).toList();
    }

    private static @Nullable String markup(@Nullable String html) {
        return html == null || html.length() > LONGEST_MARKUP ? null : html;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
