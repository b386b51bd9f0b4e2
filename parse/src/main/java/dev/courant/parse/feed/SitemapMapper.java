package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.xml.FeedElement;
import dev.courant.parse.feed.xml.FeedTree;
import dev.courant.parse.feed.xml.Limits;
import dev.courant.parse.feed.xml.Problems;
import dev.courant.parse.feed.xml.TextConstruct;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps a sitemap to a feed: each URL is an entry, described by Google's news and image extensions.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">The sitemap protocol</a>
 * @see <a href="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap">News sitemaps</a>
 */
final class SitemapMapper {
    private static final List<String> LOCATION = List.of("loc");
    private static final List<String> PUBLICATION = List.of("news:name");
    private static final List<String> LANGUAGE = List.of("news:language");
    private static final Comparator<FeedEntry> NEWEST_FIRST = Comparator.comparing(
                    SitemapMapper::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    private final Base base;
    private final List<FeedElement> pages;

    private SitemapMapper(FeedTree tree, @Nullable String url) {
        base = Base.of(url);
        pages = tree.entries();
    }

    static Feed map(FeedTree tree, @Nullable String url, Problems problems) {
        return new SitemapMapper(tree, url).feed(tree.format(), problems);
    }

    /** Returns the addresses that a sitemap index lists. */
    static List<String> locations(FeedTree index, @Nullable String url) {
        Base base = Base.of(url);
        return index.entries().stream()
                .map(sitemap -> location(sitemap, base))
                .filter(Objects::nonNull)
                .distinct()
                .limit(Limits.SITEMAPS)
                .toList();
    }

    private Feed feed(String format, Problems problems) {
        boolean news = pages.stream().anyMatch(page -> !page.all("news:news").isEmpty());
        return new Feed(
                news ? "News sitemap" : format,
                common(page -> TextConstruct.html(page, PUBLICATION, base)),
                null,
                null,
                null,
                common(page -> page.firstText(LANGUAGE)),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                FeedPolling.NONE,
                newest(
                        pages.stream()
                                .map(this::entry)
                                .filter(it -> it.link() != null)
                                .toList(),
                        problems));
    }

    private static List<FeedEntry> newest(List<FeedEntry> entries, Problems problems) {
        if (entries.size() <= Limits.ENTRIES) {
            return entries;
        }
        problems.add("limit: the newest " + Limits.ENTRIES + " of " + entries.size() + " entries");
        return entries.stream().sorted(NEWEST_FIRST).limit(Limits.ENTRIES).toList();
    }

    private static @Nullable Instant time(FeedEntry entry) {
        return entry.published() == null ? entry.updated() : entry.published();
    }

    private FeedEntry entry(FeedElement page) {
        String location = location(page, base);
        return new FeedEntry(
                location,
                TextConstruct.html(page, List.of("news:title"), base),
                location,
                page.firstDate(List.of("news:publication_date")),
                page.firstDate(List.of("lastmod")),
                null,
                null,
                List.of(),
                FeedCategories.of(page),
                images(page),
                null,
                null,
                null);
    }

    private static @Nullable String location(FeedElement page, Base base) {
        return base.link(page.firstText(LOCATION));
    }

    private List<FeedEnclosure> images(FeedElement page) {
        return page.all("image:image").stream()
                .map(image -> base.link(image.firstText(List.of("image:loc"))))
                .filter(Objects::nonNull)
                .distinct()
                .map(image -> new FeedEnclosure(image, null, null))
                .toList();
    }

    /** Returns a value that all pages share which have one; sitemaps describe pages only, not the feed as a whole. */
    private @Nullable String common(Function<FeedElement, @Nullable String> value) {
        List<String> values = pages.stream()
                .flatMap(page -> Stream.ofNullable(value.apply(page)))
                .distinct()
                .limit(2)
                .toList();
        return values.size() == 1 ? values.getFirst() : null;
    }
}
