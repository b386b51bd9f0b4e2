package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.GuardedSocketFactory.AddressRefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches documents over HTTP. Redirects are followed by hand, so that each hop meets the same limits; no cookies are
 * kept and no referrer is sent. Blocking; meant for virtual threads. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
    private final FetchSettings settings;
    private final Answers answers;
    private final Clients clients;

    /**
     * A fetcher with a connection pool of its own.
     *
     * @param settings its limits
     * @param clock tells how far dates in answers are away
     */
    public Fetcher(FetchSettings settings, InstantSource clock) {
        this.settings = settings;
        this.answers = new Answers(settings, clock);
        this.clients = new Clients(settings);
    }

    /**
     * Fetches one document.
     *
     * @param request which one
     * @return what came of it; never throws for what a server or a network does
     */
    public FetchResult fetch(FetchRequest request) {
        return fetch(request, anywhere -> true);
    }

    /**
     * Fetches one document, unless it was moved to where we do not want to go.
     *
     * @param request which one
     * @param wanted whether to follow a redirect to this URL; may block
     * @return what came of it; never throws for what a server or a network does
     */
    public FetchResult fetch(FetchRequest request, Predicate<String> wanted) {
        HttpUrl url = HttpUrl.parse(request.url());
        if (url == null) {
            return new Refused(Refusal.INVALID_URL, request.url() + " is not an absolute http or https URL");
        }
        return follow(request, url, wanted);
    }

    /**
     * Posts a form. A redirect that asks for the same request elsewhere (307, 308) is followed, never from https to
     * http; any other is an answer.
     *
     * @param url where to: an absolute http or https URL
     * @param fields names to values, sent in their order
     * @return what came of it; never throws for what a server or a network does
     */
    public PostResult post(String url, Map<String, String> fields) {
        return new FormPost(clients, settings, fields).to(url);
    }

    @Override
    public void close() {
        clients.close();
    }

    private FetchResult follow(FetchRequest request, HttpUrl start, Predicate<String> wanted) {
        long deadline = System.nanoTime() + settings.totalTimeout().toNanos();
        RedirectChain way = RedirectChain.from(start, request.verifyTls());
        for (int hop = 0; hop <= settings.maxRedirects(); hop++) {
            switch (step(request, way, deadline)) {
                case Step.End(FetchResult result) -> {
                    return result;
                }
                case Step.On(RedirectChain further) -> way = further;
            }
            if (!wanted.test(way.at().toString())) {
                return new Refused(Refusal.UNWANTED, start + " redirects to " + way.at() + ", which is not wanted");
            }
        }
        return new Refused(Refusal.REDIRECT, start + " redirects more than " + settings.maxRedirects() + " times");
    }

    /** One request: the answer, or where it leads. */
    private sealed interface Step {
        record End(FetchResult result) implements Step {}

        record On(RedirectChain further) implements Step {}
    }

    private Step step(FetchRequest request, RedirectChain way, long deadline) {
        Call call = clients.client(way.at(), way.verifies()).newCall(httpRequest(request, way.at()));
        call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        try (Response response = clients.execute(call)) {
            if (!isRedirect(response.code())) {
                return new Step.End(answers.read(request, way.at(), way.redirects(), response));
            }
            String location = response.header("Location");
            HttpUrl next = location == null ? null : way.at().resolve(location);
            return next == null
                    ? new Step.End(new Refused(Refusal.REDIRECT, way.at() + " redirects to " + location))
                    : new Step.On(way.on(response.code(), next));
        } catch (IOException e) {
            return new Step.End(failure(way.at(), e));
        }
    }

    private Request httpRequest(FetchRequest request, HttpUrl url) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", request.accept())
                .header("Accept-Encoding", Coding.ACCEPTED);
        if (request.etag() != null) {
            builder.header("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            builder.header("If-Modified-Since", request.lastModified());
        }
        return builder.build();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static FetchResult failure(HttpUrl url, IOException e) {
        String detail =
                url.host() + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return switch (e) {
            case AddressRefusedException refused -> new Refused(Refusal.ADDRESS, detail);
            case InterruptedIOException timeout -> new Failed(Failure.TIMEOUT, detail);
            case SSLException tls -> new Failed(Failure.TLS, detail);
            default -> new Failed(Failure.CONNECTION, detail);
        };
    }
}
