package dev.courant.parse.url;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL, parsed once. It is read as browsers read URLs (the WHATWG rules), but for hosts that
 * no name server could know. Two of them are equal when the same bytes are requested. Immutable and thread-safe.
 *
 * @see <a href="https://url.spec.whatwg.org/">URL Standard</a>
 */
public final class WebUrl {
    private static final String HOST_MARKS = "-._:";

    /** Wrappers around one another; a URL with more of them is left alone. */
    static final int MOST_WRAPPERS = 3;

    private final HttpUrl http;

    WebUrl(HttpUrl http) {
        this.http = http;
    }

    /**
     * Parses a URL.
     *
     * @param url the text; white space around it is ignored
     * @return the URL; empty when the text is not an absolute http or https URL
     */
    public static Optional<WebUrl> parse(String url) {
        return of(HttpUrl.parse(url));
    }

    private static Optional<WebUrl> of(@Nullable HttpUrl url) {
        return Optional.ofNullable(url)
                .filter(web -> isName(web.host()) && isStable(web.host()))
                .map(WebUrl::new);
    }

    /**
     * Resolves a reference, such as one of a page at this URL or of a {@code Location} header.
     *
     * @param reference an absolute or relative reference
     * @return where it leads; empty when that is not an http or https URL
     */
    public Optional<WebUrl> resolve(String reference) {
        return of(http.resolve(reference));
    }

    /**
     * Returns a place on the same server.
     *
     * @param path a path, beginning with a slash
     * @return its URL, without user, query and fragment
     */
    public WebUrl atRoot(String path) {
        return new WebUrl(http.newBuilder()
                .username("")
                .password("")
                .encodedPath(path)
                .query(null)
                .fragment(null)
                .build());
    }

    /** {@return this URL without its fragment, which is never sent to a server} */
    public WebUrl withoutFragment() {
        return http.encodedFragment() == null
                ? this
                : new WebUrl(http.newBuilder().fragment(null).build());
    }

    /**
     * Returns the URL that this one leads to, when it is a wrapper as news alerts, search engines and click counters
     * write them, with the URL in a parameter.
     *
     * @return where it leads; this URL itself when it is no wrapper
     */
    public WebUrl unwrapped() {
        WebUrl at = this;
        for (int depth = 0; depth < MOST_WRAPPERS; depth++) {
            Optional<HttpUrl> target = Wrapper.target(at.http);
            if (target.isEmpty()) {
                return at;
            }
            at = new WebUrl(target.get());
        }
        return Wrapper.target(at.http).isEmpty() ? at : this;
    }

    /**
     * Returns the URL that stands for all URLs of the same document, as {@link CanonicalUrl} defines it.
     *
     * @return the canonical form; its canonical form is itself
     */
    public WebUrl canonical() {
        return new WebUrl(CanonicalUrl.of(http));
    }

    /**
     * Returns the canonical URL of a page that states one itself. The statement is believed when it stays on the same
     * site and keeps what tells the page from others.
     *
     * @param claimed the URL that the page states; null when it states none
     * @return the canonical form of the stated URL, else that of this one
     */
    public WebUrl canonical(@Nullable String claimed) {
        return new WebUrl(CanonicalUrl.of(http, claimed));
    }

    /** {@return the name or address of the host, without the port; an IPv6 address without brackets} */
    public String host() {
        return http.host();
    }

    /** {@return the key of the host that is to be asked politely: its name, with the port unless it is the default} */
    public String hostKey() {
        return hostKey(http);
    }

    /** {@return whether the scheme is https} */
    public boolean isHttps() {
        return http.isHttps();
    }

    /** {@return path and query as they are sent to the server, percent-encoded (RFC 9112, section 3.2.1)} */
    public String requestTarget() {
        String query = http.encodedQuery();
        return query == null ? http.encodedPath() : http.encodedPath() + "?" + query;
    }

    /** {@return whether this is the home page of its host} */
    public boolean isHome() {
        return http.encodedPath().equals("/") && http.encodedQuery() == null && http.encodedFragment() == null;
    }

    /** {@return how many segments the path has} */
    public int depth() {
        return Claim.segments(http).size();
    }

    /** {@return the last segment of the path, percent-encoded, without an extension; empty for the root} */
    public String lastSegment() {
        List<String> segments = Claim.segments(http);
        String last = segments.isEmpty() ? "" : segments.getLast();
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /**
     * Compares hosts up to the part that anyone can register: {@code news.example.co.uk} and {@code example.co.uk} are
     * one site.
     *
     * @param other another URL
     * @return whether both are of the same site
     */
    public boolean isSameSite(WebUrl other) {
        String site = http.topPrivateDomain();
        return hostKey().equals(other.hostKey()) || site != null && site.equals(other.http.topPrivateDomain());
    }

    /**
     * {@return whether a segment of the path is like those of articles: it has three words, or more digits than a year}
     */
    public boolean namesAnArticle() {
        return Claim.namesAnArticle(Claim.segments(http));
    }

    /**
     * Compares scheme, host and port.
     *
     * @param other another URL
     * @return whether all three are the same
     */
    public boolean isSameOrigin(WebUrl other) {
        return http.scheme().equals(other.http.scheme())
                && http.host().equals(other.http.host())
                && http.port() == other.http.port();
    }

    /** {@return this URL as OkHttp has it, for code that speaks HTTP} */
    public HttpUrl http() {
        return http;
    }

    static String hostKey(HttpUrl url) {
        boolean standard = url.port() == HttpUrl.defaultPort(url.scheme());
        return standard ? url.host() : url.host() + ":" + url.port();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebUrl url && http.equals(url.http);
    }

    @Override
    public int hashCode() {
        return http.hashCode();
    }

    /** {@return the URL as it is requested} */
    @Override
    public String toString() {
        return http.toString();
    }

    /** Colons stand in IPv6 addresses only, which OkHttp has checked. */
    private static boolean isName(String host) {
        return host.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || HOST_MARKS.indexOf(c) >= 0);
    }

    /** OkHttp lets hosts pass that it encoded itself but would not accept: Punycode must survive being parsed again. */
    private static boolean isStable(String host) {
        return !host.contains("xn--") || HttpUrl.parse("https://" + host + "/") != null;
    }
}
