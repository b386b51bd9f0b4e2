package dev.courant.fuzz;

import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Feeds, including sitemaps. */
final class FeedTarget {
    private static final int MAX_ENTRIES = 50_000;
    private static final int MAX_SITEMAPS = 1_000;
    private static final int MAX_PROBLEMS = 20;

    /** Schemes that browsers execute or open as files. They ignore leading blanks, and tabs and line ends anywhere. */
    private static final Pattern FORBIDDEN = Pattern.compile("(?i)(?:javascript|data|vbscript|file):");

    private static final Pattern IGNORED = Pattern.compile("^[\\x00-\\x20]+|[\\t\\n\\r]");

    /** The length of the input selects the type, so that all types are tried. */
    private static final List<String> TYPES = List.of(
            "",
            "application/rss+xml",
            "text/xml; charset=iso-8859-1",
            "application/json",
            "text/xml; charset=utf-16",
            "text/xml; charset=shift_jis",
            "text/html; charset=\"no such charset\"");

    private FeedTarget() {}

    static void check(byte[] input) {
        String type = TYPES.get(input.length % TYPES.size());
        String url = input.length % 2 == 0 ? "https://harbour.example/news/feed" : null;
        FeedDocument document = new FeedDocument(input, type.isEmpty() ? null : type, url);
        FeedReading reading = FeedReader.standard().read(document);
        Check.equal(FeedReader.standard().read(document), reading, "reading again gives the same");
        switch (reading) {
            case FeedReading.Read(Feed feed, List<String> problems) -> {
                Check.that(problems.size() <= MAX_PROBLEMS, "few problems", problems);
                problems.forEach(Check::oneLine);
                check(feed);
            }
            case FeedReading.SitemapIndex index -> {
                Check.that(index.sitemaps().size() <= MAX_SITEMAPS, "few sitemaps", index);
                index.sitemaps().forEach(FeedTarget::checkLink);
                Check.oneLine(index.reason());
            }
            case FeedReading.Unreadable(String reason) -> Check.oneLine(reason);
        }
    }

    private static void check(Feed feed) {
        checkLink(feed.link());
        Check.that(
                feed.entries().size() <= MAX_ENTRIES,
                "few entries",
                feed.entries().size());
        feed.entries().forEach(FeedTarget::check);
    }

    private static void check(FeedEntry entry) {
        List<@Nullable String> links = new ArrayList<>();
        links.add(entry.link());
        links.add(entry.comments());
        entry.enclosures().forEach(enclosure -> links.add(enclosure.url()));
        links.forEach(FeedTarget::checkLink);
    }

    private static void checkLink(@Nullable String link) {
        Check.that(
                link == null
                        || !FORBIDDEN
                                .matcher(IGNORED.matcher(link).replaceAll(""))
                                .lookingAt(),
                "a link that may be followed",
                link);
    }
}
