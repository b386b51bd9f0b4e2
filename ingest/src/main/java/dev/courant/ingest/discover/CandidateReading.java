package dev.courant.ingest.discover;

import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.parse.feed.FeedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fetched candidate turned out to be. */
sealed interface CandidateReading {
    /** A feed. */
    record IsFeed(FoundFeed feed) implements CandidateReading {}

    /** A page, or an index of sitemaps, and the candidates in it. */
    record Leads(List<Candidate> further) implements CandidateReading {}

    static CandidateReading of(Candidate candidate, Fetched document, FeedReader reader) {
        FeedDocument feed = new FeedDocument(
                document.body(), document.contentType(), document.base().toString());
        return switch (reader.read(feed)) {
            case FeedReading.Read read ->
                new IsFeed(found(candidate, document.url().toString(), read.feed()));
            case FeedReading.SitemapIndex index ->
                new Leads(CommonLocations.sitemaps(index.sitemaps().stream(), document.url()));
            case FeedReading.Unreadable other -> new Leads(inPage(document));
        };
    }

    private static List<Candidate> inPage(Fetched document) {
        return document.mayBeHtml() ? PageFeeds.in(document.body(), document.contentType(), document.url()) : List.of();
    }

    private static FoundFeed found(Candidate candidate, String url, Feed feed) {
        Candidate named = new Candidate(candidate.url(), title(feed), candidate.clue());
        String title = named.title() == null ? candidate.title() : named.title();
        boolean comments = candidate.isComments() || named.isComments();
        return new FoundFeed(url, title, feed.format(), feed.entries().size(), candidate.clue(), comments);
    }

    private static @Nullable String title(Feed feed) {
        String title = feed.title() == null ? "" : FeedText.plain(feed.title());
        return title.isEmpty() ? null : title;
    }
}
