package dev.courant.ingest.poll;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedPerson;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.url.CanonicalUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes links of the entries of one document. Bounded: one entry that no record can hold would fail the transaction of
 * all polls, again and again.
 */
final class LinkAssembly {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_TEXTS = 100;

    /** Longer markup is left out rather than cut: half of a text is not the text. */
    private static final int LONGEST_MARKUP = 250_000;

    private final FeedDefinition definition;
    private final Feed feed;
    private final Instant now;

    LinkAssembly(FeedDefinition definition, Feed feed, Instant now) {
        this.definition = definition;
        this.feed = feed;
        this.now = now;
    }

    /** @param entry one with a link that has the canonical form given */
    Link link(FeedEntry entry, String canonicalUrl, String linkId) {
        String url = Objects.requireNonNull(entry.link());
        return Link.newBuilder()
                .setLinkId(linkId)
                .setArticleId(Identity.ofArticle(canonicalUrl))
                .setUrl(url)
                .setHost(CanonicalUrl.host(url).orElseThrow())
                .setFeedId(definition.getFeedId())
                .setFeedTitle(definition.getTitle() != null ? definition.getTitle() : plain(feed.title()))
                .setTitle(plain(entry.title()))
                .setAuthors(texts(names(entry)))
                .setPublishedAt(entry.published())
                .setUpdatedAt(entry.updated())
                .setLanguage(definition.getLanguage() != null ? definition.getLanguage() : plain(feed.language()))
                .setCategories(texts(entry.categories()))
                .setSummaryHtml(markup(entry.summary()))
                .setContentHtml(markup(entry.content()))
                .setOrigin(Origin.LIVE)
                .setDiscoveredAt(now)
                .build();
    }

    private static @Nullable String plain(@Nullable String html) {
        String text = html == null ? "" : FeedText.plain(html);
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
