package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.websub.subscription.HubLink;
import dev.courant.ingest.websub.subscription.HubLinks;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Push;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Polls one feed: fetches the document if it has changed, and reads it. Blocking. Thread-safe. */
final class FeedPoller {
    private final Fetcher fetcher;
    private final FeedReader reader;
    private final boolean hubs;

    /** @param hubs whether to look for WebSub hubs in feeds */
    FeedPoller(Fetcher fetcher, FeedReader reader, boolean hubs) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.hubs = hubs;
    }

    /** @param keeper receives the exchanges for the document as they went over the wire; null: nobody wants them */
    PollResult poll(OwnedFeed feed, @Nullable Consumer<HttpCapture> keeper) {
        FeedStatus status = feed.status();
        WebUrl url = feed.url();
        if (url == null) {
            return new PollResult.Failed(null, status.getUrl() + " is not an absolute http or https URL", null);
        }
        FetchRequest request = FetchRequest.feed(url, status.getEtag(), status.getLastModified());
        FetchRequest trusting = feed.definition().getVerifyTls() ? request : request.withoutTlsVerification();
        return switch (fetcher.fetch(trusting, redirect -> true, keeper)) {
            case FetchResult.Fetched document -> read(status, document);
            case FetchResult.NotModified(var validity, var redirects) ->
                new PollResult.Unchanged(304, validity.orElse(status.getEtag(), status.getLastModified()), redirects);
            case FetchResult.Rejected(WebUrl from, int code, var retryAfter, boolean challenge) ->
                new PollResult.Failed(code, problem(from, code, challenge), retryAfter);
            case FetchResult.Refused(var why, String detail) -> new PollResult.Failed(null, why + ": " + detail, null);
            case FetchResult.Failed(var how, String detail) -> new PollResult.Failed(null, how + ": " + detail, null);
        };
    }

    private PollResult read(FeedStatus status, FetchResult.Fetched document) {
        String hash = Identity.contentHash(document.body());
        if (hash.equals(status.getBodyHash())) {
            return new PollResult.Unchanged(200, document.validity(), document.redirects());
        }
        return switch (reader.read(new FeedDocument(
                document.body(), document.contentType(), document.base().toString()))) {
            case FeedReading.Read(var feed, var problems) ->
                new PollResult.Read(
                        feed,
                        document.whole() ? problems : cut(document, problems),
                        document.validity(),
                        document.redirects(),
                        hash,
                        hub(document, feed));
            case FeedReading.SitemapIndex index -> new PollResult.Failed(200, "unreadable: " + index.reason(), null);
            case FeedReading.Unreadable(String reason)
            when document.whole() -> new PollResult.Failed(200, "unreadable: " + reason, null);
            case FeedReading.Unreadable(String reason) ->
                new PollResult.Failed(
                        200,
                        Refusal.TOO_LARGE + ": " + document.url() + " has more than " + document.body().length
                                + " bytes, and their start is unreadable: " + reason,
                        null);
        };
    }

    private static List<String> cut(FetchResult.Fetched document, List<String> problems) {
        List<String> all = new ArrayList<>(problems);
        all.addFirst(FeedReader.LIMIT + "the document has more than " + document.body().length
                + " bytes, of which the first were read");
        return all;
    }

    /** Reads the content that a hub pushed for a feed; null when it is not a feed. */
    @Nullable
    Feed read(FeedStatus status, Push push) {
        ByteBuffer body = push.getBody();
        byte[] bytes = new byte[body == null ? 0 : body.remaining()];
        if (body != null) {
            body.duplicate().get(bytes);
        }
        FeedDocument document = new FeedDocument(bytes, push.getContentType(), status.getUrl());
        return reader.read(document) instanceof FeedReading.Read(var feed, var problems) ? feed : null;
    }

    private @Nullable HubLink hub(FetchResult.Fetched document, Feed feed) {
        return hubs ? HubLinks.of(document.url(), document.links(), feed.polling()) : null;
    }

    private static String problem(WebUrl url, int code, boolean challenge) {
        return "HTTP " + code + (challenge ? " with a challenge for bots" : "") + " from " + url;
    }
}
