package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.fetch.FetchResult.Validity;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.coding.ContentDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads responses that are not redirects. Thread-safe. */
final class ResponseReader {
    private final FetchSettings settings;
    private final BodyReader bodies;
    private final InstantSource clock;

    ResponseReader(FetchSettings settings, InstantSource clock) {
        this.settings = settings;
        this.bodies = new BodyReader(
                Runtime.getRuntime().maxMemory(), settings.limit(FetchRequest.Kind.PAGE), settings.totalTimeout());
        this.clock = clock;
    }

    /** @param tap keeps the exchange if it has a body that is read; null: nobody wants it */
    FetchResult read(
            FetchRequest request, WebUrl url, Redirects redirects, Response response, @Nullable ExchangeTap tap)
            throws IOException {
        int status = response.code();
        if (status == 304 && request.isConditional()) {
            return new NotModified(validity(response), redirects);
        }
        if (!response.isSuccessful() || isChallenge(response)) {
            return new Rejected(url, status, retryAfter(response), isChallenge(response));
        }
        BodyReader.Body body = body(request, response, tap);
        // The start of a feed is worth reading, its newest entries stand there. The start of a page is no article.
        return !body.whole() && request.kind() != FetchRequest.Kind.FEED
                ? new Refused(Refusal.TOO_LARGE, url + " has more than " + settings.limit(request.kind()) + " bytes")
                : new Fetched(
                        url,
                        response.header("Content-Type"),
                        validity(response),
                        redirects,
                        contentLocation(url, response),
                        response.headers("Link"),
                        body.bytes(),
                        body.whole());
    }

    /** Returns the decoded bytes, no more than are allowed. */
    private BodyReader.Body body(FetchRequest request, Response response, @Nullable ExchangeTap tap)
            throws IOException {
        Integer enough = request.enough();
        int limit = settings.limit(request.kind());
        String encoding = String.join(",", response.headers("Content-Encoding"));
        InputStream raw = response.body().byteStream();
        InputStream tapped = tap == null ? raw : tap.through(raw);
        try (var in = ContentDecoder.decoded(tapped, encoding)) {
            if (enough != null) {
                byte[] start = in.readNBytes(Math.min(enough, limit));
                if (tap != null) {
                    tap.keepDocument(tapped, true);
                }
                return new BodyReader.Body(start, true);
            }
            BodyReader.Body body = bodies.read(in, limit);
            if (tap != null) {
                tap.keepDocument(tapped, body.whole());
            }
            return body;
        }
    }

    /** A server is believed about its own origin only; a location that is unreadable, or the URL itself, is ignored. */
    private static @Nullable WebUrl contentLocation(WebUrl url, Response response) {
        return Optional.ofNullable(response.header("Content-Location"))
                .flatMap(header -> url.resolve(header.strip()))
                .filter(location -> url.isSameOrigin(location) && !url.equals(location))
                .orElse(null);
    }

    private Validity validity(Response response) {
        return new Validity(
                response.header("ETag"),
                response.header("Last-Modified"),
                Freshness.of(response.headers(), clock.instant()));
    }

    private @Nullable Duration retryAfter(Response response) {
        String header = response.header("Retry-After");
        return header == null ? null : RetryAfter.parse(header, clock.instant());
    }

    private static boolean isChallenge(Response response) {
        return BotWalls.isChallenge(name -> Optional.ofNullable(response.header(name)));
    }
}
