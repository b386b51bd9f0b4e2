package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.address.GuardedSocketFactory.AddressRefusedException;
import dev.courant.parse.extract.Page;
import dev.courant.parse.extract.StatedRedirect;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.WebGateway;
import dev.courant.recording.coding.ContentCoding;
import dev.courant.recording.warc.HttpCapture;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents over HTTP. Redirects are followed by hand, so that each hop meets the same limits, and those that a
 * page states itself like those of a server; no cookies are kept and no referrer is sent. Blocking; meant for virtual
 * threads. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
    private static final int FOUND = 302;

    private final FetchSettings settings;
    private final ResponseReader responses;
    private final HttpClients clients;
    private final InstantSource clock;
    private final @Nullable Consumer<HttpCapture> listener;

    /**
     * A fetcher with a connection pool of its own.
     *
     * @param settings its limits
     * @param clock the time, to which dates in responses are compared
     */
    public Fetcher(FetchSettings settings, InstantSource clock) {
        this(settings, clock, client -> client, null, null);
    }

    /**
     * A fetcher that contacts one server alone, in place of all others. Everything else is as usual: the same limits,
     * redirects and results, all of them with the URLs that were asked for. Addresses are refused as usual, names are
     * not looked up, and no proxy is used.
     *
     * @param settings its limits
     * @param clock the time, to which dates in responses are compared
     * @param gateway the server
     */
    public Fetcher(FetchSettings settings, InstantSource clock, WebGateway gateway) {
        this(settings, clock, client -> client, gateway, null);
    }

    /**
     * Returns a fetcher all of whose exchanges are kept, whatever their status.
     *
     * @param settings its limits
     * @param clock the time of the exchanges
     * @param listener receives each exchange when it has ended, from the thread that fetches; must not throw. A
     *     response that breaks off is not among them
     * @return the fetcher
     */
    public static Fetcher recording(FetchSettings settings, InstantSource clock, Consumer<HttpCapture> listener) {
        return new Fetcher(settings, clock, client -> client, null, listener);
    }

    /** @param changes changes what every request uses, such as the certificates that are trusted */
    Fetcher(FetchSettings settings, InstantSource clock, UnaryOperator<OkHttpClient.Builder> changes) {
        this(settings, clock, changes, null, null);
    }

    private Fetcher(
            FetchSettings settings,
            InstantSource clock,
            UnaryOperator<OkHttpClient.Builder> changes,
            @Nullable WebGateway gateway,
            @Nullable Consumer<HttpCapture> listener) {
        this.settings = settings;
        this.responses = new ResponseReader(settings, clock);
        this.clients = new HttpClients(settings, changes, gateway);
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Fetches one document.
     *
     * @param request which one
     * @return the document, or why there is none; never throws for what a server or a network does
     */
    public FetchResult fetch(FetchRequest request) {
        return fetch(request, target -> true);
    }

    /**
     * Fetches one document, unless it redirects to a URL that is not wanted.
     *
     * @param request which one
     * @param wanted whether to follow a redirect to this URL; may block
     * @return the document, or why there is none; never throws for what a server or a network does
     */
    public FetchResult fetch(FetchRequest request, Predicate<WebUrl> wanted) {
        return fetch(request, wanted, null);
    }

    /**
     * Fetches one document, unless it redirects to a URL that is not wanted, and keeps the exchanges as they went over
     * the wire.
     *
     * @param request which one
     * @param wanted whether to follow a redirect to this URL; may block
     * @param keeper receives each exchange that led to the document, redirects included, in their order; null: nobody
     *     wants them
     * @return the document, or why there is none; never throws for what a server or a network does
     */
    public FetchResult fetch(FetchRequest request, Predicate<WebUrl> wanted, @Nullable Consumer<HttpCapture> keeper) {
        long deadline = System.nanoTime() + settings.totalTimeout().toNanos();
        RedirectChain chain = RedirectChain.from(request.url(), request.verifyTls());
        boolean cookies = false;
        for (int hop = 0; hop <= settings.maxRedirects(); hop++) {
            switch (step(request, chain, deadline, keeper)) {
                case Step.End(FetchResult result) -> {
                    return result;
                }
                case Step.Redirect(RedirectChain next, boolean cookie) -> {
                    chain = next;
                    cookies |= cookie;
                }
            }
            if (!wanted.test(chain.at())) {
                return new Refused(
                        Refusal.UNWANTED, request.url() + " redirects to " + chain.at() + ", which is not wanted");
            }
        }
        return new Refused(
                Refusal.REDIRECT,
                request.url() + " redirects more than " + settings.maxRedirects() + " times"
                        + (cookies ? " and asks for a cookie; cookies are not kept" : ""));
    }

    /**
     * Posts a form. A redirect that asks for the same request elsewhere (307, 308) is followed, never from https to
     * http; any other is an answer.
     *
     * @param url where to
     * @param fields names to values, sent in their order
     * @return the response, or why there is none; never throws for what a server or a network does
     */
    public PostResult post(WebUrl url, Map<String, String> fields) {
        return new FormPost(clients, settings, fields).to(url);
    }

    @Override
    public void close() {
        clients.close();
    }

    /** The outcome of one request: a result, or a redirect. */
    private sealed interface Step {
        record End(FetchResult result) implements Step {}

        /** @param cookie whether the response sets one */
        record Redirect(RedirectChain next, boolean cookie) implements Step {}
    }

    private Step step(
            FetchRequest request, RedirectChain chain, long deadline, @Nullable Consumer<HttpCapture> keeper) {
        WebUrl url = chain.at();
        Call call = clients.call(url, httpRequest(request), chain.verifies());
        call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        try (Response response = clients.execute(url, call)) {
            ExchangeTap tap = tap(request, url, response, keeper);
            if (!isRedirect(response.code())) {
                FetchResult result = responses.read(request, url, chain.redirects(), response, tap);
                keepUnread(result, tap);
                return stated(request, result, response)
                        .<Step>map(next -> new Step.Redirect(chain.followed(FOUND, next), setsCookie(response)))
                        .orElseGet(() -> new Step.End(result));
            }
            if (tap != null) {
                tap.keepUnread();
            }
            String location = location(chain, call.request(), response.header("Location"), deadline);
            return Optional.ofNullable(location)
                    .flatMap(url::resolve)
                    .<Step>map(next -> new Step.Redirect(chain.followed(response.code(), next), setsCookie(response)))
                    .orElseGet(() -> new Step.End(new Refused(Refusal.REDIRECT, url + " redirects to " + location)));
        } catch (IOException e) {
            return new Step.End(failure(url, e));
        }
    }

    private @Nullable ExchangeTap tap(
            FetchRequest request, WebUrl url, Response response, @Nullable Consumer<HttpCapture> keeper) {
        Consumer<HttpCapture> keeping = keeper == null ? listener : keeper;
        return keeping == null
                ? null
                : new ExchangeTap(keeping, url, clock.instant(), response, settings.limit(request.kind()));
    }

    /** A recording has what no document was read from, too: errors, and that something is unchanged. */
    private void keepUnread(FetchResult result, @Nullable ExchangeTap tap) {
        if (tap != null && listener != null && !(result instanceof FetchResult.Fetched || result instanceof Refused)) {
            tap.keepUnread();
        }
    }

    private @Nullable String location(RedirectChain chain, Request request, @Nullable String header, long deadline)
            throws IOException {
        if (header == null || !RawLocation.isNeeded(header)) {
            return header;
        }
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        OkHttpClient client = clients.client(chain.at(), chain.verifies());
        return RawLocation.read(client, request, left).orElse(header);
    }

    /** Returns where a page itself leads on to; it is followed like a redirect that is not permanent. */
    private static Optional<WebUrl> stated(FetchRequest request, FetchResult result, Response response) {
        return request.isWholePage() && result instanceof FetchResult.Fetched page && page.mayBeHtml()
                ? StatedRedirect.ofHeader(response.header("Refresh"), page.url())
                        .or(() -> StatedRedirect.of(
                                Page.of(
                                        page.body(),
                                        page.contentType(),
                                        page.url().toString()),
                                page.url()))
                : Optional.empty();
    }

    private Request.Builder httpRequest(FetchRequest request) {
        Request.Builder builder = new Request.Builder()
                .header("User-Agent", settings.userAgent())
                .header("Accept", request.accept())
                .header("Accept-Encoding", ContentCoding.ACCEPTED);
        if (request.etag() != null) {
            builder.header("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            builder.header("If-Modified-Since", request.lastModified());
        }
        return builder;
    }

    private static boolean setsCookie(Response response) {
        return response.header("Set-Cookie") != null;
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static FetchResult failure(WebUrl url, IOException e) {
        String detail = FailureDetail.of(url, e);
        return switch (e) {
            case AddressRefusedException refused -> new Refused(Refusal.ADDRESS, detail);
            case InterruptedIOException timeout -> new Failed(Failure.TIMEOUT, detail);
            case SSLException tls -> new Failed(Failure.TLS, detail);
            default -> new Failed(Failure.CONNECTION, detail);
        };
    }
}
