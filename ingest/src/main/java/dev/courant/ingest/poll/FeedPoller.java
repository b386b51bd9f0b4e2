package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.websub.HubLink;
import dev.courant.ingest.websub.HubLinks;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Push;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Polls one feed: asks for what is new since the last time, and reads it. Blocking. Thread-safe. */
final class FeedPoller {
    private final Fetcher fetcher;
    private final FeedReader reader;
    private final boolean hubs;

    /** @param hubs whether what feeds say of WebSub hubs is of interest */
    FeedPoller(Fetcher fetcher, FeedReader reader, boolean hubs) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.hubs = hubs;
    }

    Polled poll(FeedDefinition definition, FeedStatus status) {
        FetchRequest request = FetchRequest.feed(status.getUrl(), status.getEtag(), status.getLastModified());
        return switch (fetcher.fetch(definition.getVerifyTls() ? request : request.withoutTlsVerification())) {
            case FetchResult.Fetched document -> read(status, document);
            case FetchResult.NotModified(var validity, var redirects) -> new Polled.NotModified(validity, redirects);
            case FetchResult.Rejected(String url, int code, var retryAfter, boolean challenge) ->
                new Polled.Failed(code, problem(url, code, challenge), retryAfter);
            case FetchResult.Refused(var why, String detail) -> new Polled.Failed(null, why + ": " + detail, null);
            case FetchResult.Failed(var how, String detail) -> new Polled.Failed(null, how + ": " + detail, null);
        };
    }

    private Polled read(FeedStatus status, FetchResult.Fetched document) {
        String hash = Identity.contentHash(document.body());
        if (hash.equals(status.getBodyHash())) {
            return new Polled.SameBytes(document.validity(), document.redirects());
        }
        return switch (reader.read(new FeedDocument(document.body(), document.contentType(), document.base()))) {
            case FeedReading.Read(var feed, var problems) ->
                new Polled.Read(feed, problems, document.validity(), document.redirects(), hash, hub(document, feed));
            case FeedReading.SitemapIndex index -> new Polled.Failed(200, "unreadable: " + index.reason(), null);
            case FeedReading.Unreadable(String reason) -> new Polled.Failed(200, "unreadable: " + reason, null);
        };
    }

    /** What a hub pushed for a feed; null when it is no feed. */
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

    private static String problem(String url, int code, boolean challenge) {
        return "HTTP " + code + (challenge ? " with a challenge meant for bots" : "") + " from " + url;
    }
}
