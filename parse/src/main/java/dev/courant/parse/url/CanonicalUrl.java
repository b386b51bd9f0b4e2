package dev.courant.parse.url;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of URLs: two URLs with the same canonical form name the same article. Use it to recognise an
 * article that several feeds link to. Whatever might tell two articles apart is kept: the order of parameters, slashes,
 * {@code www.}, http and https; where those do not matter, redirects and the canonical URL that the page states tell.
 *
 * <p>Scheme and host are in lower case; there is no default port, user, dot segment, session or tracking parameter, and
 * no fragment unless it is a route; percent-encoding has one form; the URL of an AMP cache becomes the publisher's, and
 * that of a wrapper, such as those of news alerts and click counters, the one it leads to. The canonical form of a
 * canonical form is itself. Code that needs more than the text uses {@link WebUrl#canonical()}. Stateless and
 * thread-safe.
 */
public final class CanonicalUrl {
    /** Longer URLs are not those of articles. */
    private static final int LONGEST_CLAIM = 4_096;

    private CanonicalUrl() {}

    /**
     * Returns the canonical form of a URL.
     *
     * @param url a URL
     * @return its canonical form; empty when it is not an absolute http or https URL
     */
    public static Optional<String> of(String url) {
        return WebUrl.parse(url).map(parsed -> of(parsed.http()).toString());
    }

    /**
     * Returns the canonical URL of a page that states one itself. The statement is believed when it stays on the same
     * site and keeps what tells the page from others.
     *
     * @param url where the page was found
     * @param claimed the canonical URL that the page states; null when it states none
     * @return the canonical form of the stated URL, else that of {@code url}
     * @throws IllegalArgumentException when {@code url} is not an absolute http or https URL
     */
    public static String of(String url, @Nullable String claimed) {
        WebUrl found = WebUrl.parse(url)
                .orElseThrow(() -> new IllegalArgumentException(url + " is not an absolute http or https URL"));
        return of(found.http(), claimed).toString();
    }

    static HttpUrl of(HttpUrl url, @Nullable String claimed) {
        HttpUrl found = of(url);
        return Optional.ofNullable(claimed)
                .filter(claim -> claim.length() <= LONGEST_CLAIM)
                .flatMap(WebUrl::parse)
                .map(claim -> of(claim.http()))
                .filter(claim -> new Claim(found, claim).isCredible())
                .orElse(found);
    }

    /**
     * Removes wrappers and one AMP cache. A cache within a cache is left alone: nobody publishes such URLs, and depth
     * is bounded so.
     */
    static HttpUrl of(HttpUrl url) {
        HttpUrl cleaned = unwrapped(cleaned(url));
        return AmpCache.origin(cleaned)
                .map(CanonicalUrl::cleaned)
                .filter(origin -> AmpCache.origin(origin).isEmpty())
                .filter(origin -> Wrapper.target(origin).isEmpty())
                .orElse(cleaned);
    }

    /** Removes a few wrappers around one another; a URL with more of them is left alone. */
    private static HttpUrl unwrapped(HttpUrl cleaned) {
        HttpUrl at = cleaned;
        for (int depth = 0; depth <= WebUrl.MOST_WRAPPERS; depth++) {
            Optional<HttpUrl> target = Wrapper.target(at);
            if (target.isEmpty()) {
                return at;
            }
            at = cleaned(target.get());
        }
        return cleaned;
    }

    private static HttpUrl cleaned(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .host(withoutRoot(url.host()))
                .encodedPath(Parameters.withoutSession(UrlSpelling.of(url.encodedPath())))
                .encodedQuery(Parameters.essential(spelt(url.encodedQuery()), url.host()))
                .encodedFragment(isRoute(url.encodedFragment()) ? spelt(url.encodedFragment()) : null)
                .build();
    }

    private static @Nullable String spelt(@Nullable String part) {
        return part == null ? null : UrlSpelling.of(part);
    }

    /** A trailing dot names the same host. */
    private static String withoutRoot(String host) {
        return host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Single-page applications keep in the fragment which page they show. */
    private static boolean isRoute(@Nullable String fragment) {
        return fragment != null && fragment.length() > 1 && (fragment.startsWith("!") || fragment.startsWith("/"));
    }
}
