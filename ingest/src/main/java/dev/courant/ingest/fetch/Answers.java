package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.FetchResult.Rejected;
import dev.courant.ingest.fetch.FetchResult.Validity;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads answers that are no redirects. Thread-safe. */
final class Answers {
    /** Headers by which bot walls say what they did, in the documentation of Cloudflare, AWS WAF and DataDome. */
    private static final Map<String, String> CHALLENGES =
            Map.of("cf-mitigated", "challenge", "x-amzn-waf-action", "", "x-datadome", "protected");

    private final FetchSettings settings;
    private final LargeBodies bodies;
    private final InstantSource clock;

    Answers(FetchSettings settings, InstantSource clock) {
        this.settings = settings;
        this.bodies = new LargeBodies(
                Runtime.getRuntime().maxMemory(), settings.limit(FetchRequest.Kind.PAGE), settings.totalTimeout());
        this.clock = clock;
    }

    FetchResult read(FetchRequest request, HttpUrl url, Redirects redirects, Response response) throws IOException {
        int status = response.code();
        if (status == 304 && request.isConditional()) {
            return new NotModified(validity(response), redirects);
        }
        if (status != 200 || isChallenge(response)) {
            return new Rejected(url.toString(), status, retryAfter(response), isChallenge(response));
        }
        byte[] body = body(request, response);
        return body == null
                ? new Refused(Refusal.TOO_LARGE, url + " has more than " + settings.limit(request.kind()) + " bytes")
                : new Fetched(
                        url.toString(),
                        response.header("Content-Type"),
                        validity(response),
                        redirects,
                        contentLocation(url, response),
                        response.headers("Link"),
                        body);
    }

    /** The decoded bytes; null when there are more than allowed, of which no more are then read. */
    private byte @Nullable [] body(FetchRequest request, Response response) throws IOException {
        Integer enough = request.enough();
        int limit = settings.limit(request.kind());
        String encoding = String.join(",", response.headers("Content-Encoding"));
        try (var in = Decoding.decoded(response.body().byteStream(), encoding)) {
            if (enough != null) {
                return in.readNBytes(Math.min(enough, limit));
            }
            return bodies.read(in, limit);
        }
    }

    /** A server may speak for its own addresses only; what does not parse, or is where we were, says nothing. */
    private static @Nullable String contentLocation(HttpUrl url, Response response) {
        String header = response.header("Content-Location");
        HttpUrl location = header == null ? null : url.resolve(header.strip());
        return location == null || !isSameOrigin(url, location) || url.equals(location) ? null : location.toString();
    }

    private static boolean isSameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
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
        return CHALLENGES.entrySet().stream().anyMatch(wall -> {
            String said = response.header(wall.getKey());
            return said != null && said.startsWith(wall.getValue());
        });
    }
}
