package dev.courant.parse.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Maps a sitemap as a feed: each URL is an entry, with what Google's news and image extensions say of it.
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
    private final List<Fields> pages;

    private SitemapMapper(FeedTree tree, @Nullable String url) {
        base = Base.of(url);
        pages = tree.entries().stream().map(Fields::new).toList();
    }

    static Feed map(FeedTree tree, @Nullable String url, Problems problems) {
        return new SitemapMapper(tree, url).feed(tree.format(), problems);
    }

    /** What an index names. */
    static List<String> locations(FeedTree index, @Nullable String url) {
        Base base = Base.of(url);
        return index.entries().stream()
                .map((Element sitemap) -> location(new Fields(sitemap), base))
                .filter(Objects::nonNull)
                .distinct()
                .limit(Limits.SITEMAPS)
                .toList();
    }

    private Feed feed(String format, Problems problems) {
        boolean news = pages.stream().anyMatch(page -> !page.all("news:news").isEmpty());
        return new Feed(
                news ? "News sitemap" : format,
                common(page -> FeedTexts.html(page, PUBLICATION, base)),
                null,
                null,
                null,
                common(page -> page.text(LANGUAGE)),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                FeedPolling.NONE,
                newest(pages.stream().map(this::entry).toList(), problems));
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

    private FeedEntry entry(Fields page) {
        String location = location(page, base);
        return new FeedEntry(
                location,
                FeedTexts.html(page, List.of("news:title"), base),
                location,
                FeedTexts.date(page, List.of("news:publication_date")),
                FeedTexts.date(page, List.of("lastmod")),
                null,
                null,
                List.of(),
                FeedCategories.of(page),
                images(page),
                null,
                null,
                null);
    }

    private static @Nullable String location(Fields fields, Base base) {
        String location = fields.text(LOCATION);
        return location == null || Uris.isActive(location) ? null : base.resolve(location);
    }

    private List<FeedEnclosure> images(Fields page) {
        return page.all("image:image").stream()
                .map(image -> new Fields(image).text(List.of("image:loc")))
                .filter(Objects::nonNull)
                .map(base::resolve)
                .distinct()
                .map(image -> new FeedEnclosure(image, null, null))
                .toList();
    }

    /** What all pages that say something say alike; a sitemap has no place for what is true of all. */
    private @Nullable String common(Function<Fields, @Nullable String> value) {
        List<String> said = pages.stream()
                .flatMap(page -> Stream.ofNullable(value.apply(page)))
                .distinct()
                .limit(2)
                .toList();
        return said.size() == 1 ? said.getFirst() : null;
    }
}
