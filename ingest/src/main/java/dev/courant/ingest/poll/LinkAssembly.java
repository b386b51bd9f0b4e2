package dev.courant.ingest.poll;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedPerson;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.text.date.DateWindow;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Makes links of the entries of one document. All fields are bounded, the long ones in bytes, so that a link is always
 * below {@link dev.courant.runtime.kafka.RecordLimit#LEAST_BYTES}. Immutable.
 */
final class LinkAssembly {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_TEXTS = 100;
    private static final int BYTES_OF_TEXTS = 50_000;

    /** Longer markup is left out rather than cut, since half of an article would be taken for the whole. */
    private static final int BYTES_OF_CONTENT = 500_000;

    private static final int BYTES_OF_SUMMARY = 100_000;

    private final String feedId;
    private final @Nullable String feedTitle;
    private final @Nullable String language;
    private final Origin origin;
    private final Instant now;
    private final DateWindow window;

    LinkAssembly(FeedDefinition definition, Feed feed, Origin origin, Instant now) {
        this.feedId = definition.getFeedId();
        this.feedTitle = definition.getTitle() != null ? definition.getTitle() : plain(feed.title());
        this.language = definition.getLanguage() != null ? definition.getLanguage() : plain(feed.language());
        this.origin = origin;
        this.now = now;
        this.window = DateWindow.asOf(now);
    }

    /**
     * Makes a link.
     *
     * @param entry an entry with a link
     * @param title its title as plain text; empty when it has none
     * @param url its link, parsed; where that is a wrapper, the URL that it leads to
     */
    Link link(FeedEntry entry, String title, WebUrl url, String articleId, String linkId) {
        return Link.newBuilder()
                .setLinkId(linkId)
                .setArticleId(articleId)
                .setUrl(written(entry, url))
                .setHost(url.hostKey())
                .setFeedId(feedId)
                .setFeedTitle(feedTitle)
                .setTitle(bounded(title))
                .setAuthors(texts(plain(names(entry))))
                .setPublishedAt(window.screen(entry.published()))
                .setUpdatedAt(window.screen(entry.updated()))
                .setLanguage(language)
                .setCategories(texts(plain(entry.categories())))
                .setSummaryHtml(markup(entry.summary(), BYTES_OF_SUMMARY))
                .setContentHtml(markup(entry.content(), BYTES_OF_CONTENT))
                .setOrigin(origin)
                .setDiscoveredAt(now)
                .build();
    }

    /** Returns the URL as the feed wrote it, unless the feed wrote a wrapper of it. */
    private static String written(FeedEntry entry, WebUrl url) {
        String link = Objects.requireNonNull(entry.link());
        return WebUrl.parse(link).filter(url::equals).isPresent() ? link : url.toString();
    }

    private static @Nullable String plain(@Nullable String html) {
        return html == null ? null : bounded(FeedText.plain(html));
    }

    private static @Nullable String bounded(String text) {
        return text.isEmpty() ? null : cut(text);
    }

    private static List<String> plain(List<String> texts) {
        return texts.stream()
                .map(FeedText::plain)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> names(FeedEntry entry) {
        return entry.authors().stream()
                .map(FeedPerson::name)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the first texts, each cut, as many as there is room for. */
    private static List<String> texts(List<String> texts) {
        List<String> kept = new ArrayList<>();
        long left = BYTES_OF_TEXTS;
        for (String text : texts.subList(0, Math.min(texts.size(), MOST_TEXTS))) {
            String cut = cut(text);
            left -= Utils.utf8Length(cut);
            if (left < 0) {
                break;
            }
            kept.add(cut);
        }
        return kept;
    }

    private static @Nullable String markup(@Nullable String html, int bytes) {
        return html == null || html.length() > bytes || Utils.utf8Length(html) > bytes ? null : html;
    }

    /** Does not cut within a surrogate pair. */
    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        boolean within = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
        return text.substring(0, within ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }
}
