package dev.courant.parse.url;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What makes two URLs name the same article. Whatever might tell two articles apart is kept: the order of parameters,
 * slashes, {@code www.}, http and https; where those do not matter, redirects and the page's own word tell. Stateless
 * and thread-safe.
 */
public final class CanonicalUrl {
    /** Longer addresses are no articles. */
    private static final int LONGEST_CLAIM = 4_096;

    private CanonicalUrl() {}

    /**
     * The canonical form: scheme and host in lower case, no default port, no user, no fragment unless it is a route, no
     * session and no tracking parameters, one form of percent-encoding, no dot segments; for an AMP cache, the
     * publisher's address. The canonical form of a canonical form is itself.
     *
     * @param url a URL
     * @return its canonical form; empty when it is not an absolute http or https URL
     */
    public static Optional<String> of(String url) {
        return WebUrl.parse(url).map(CanonicalUrl::canonical).map(HttpUrl::toString);
    }

    /**
     * Takes a page's own word for its canonical URL where it can be trusted: when it stays on the same site, and does
     * not leave out what tells the page from others.
     *
     * @param url where the page was found
     * @param claimed what the page says; null when it says nothing
     * @return the canonical URL
     * @throws IllegalArgumentException when {@code url} is not an absolute http or https URL
     */
    public static String of(String url, @Nullable String claimed) {
        HttpUrl found = canonical(WebUrl.parse(url)
                .orElseThrow(() -> new IllegalArgumentException(url + " is no absolute http or https URL")));
        return Optional.ofNullable(claimed)
                .filter(claim -> claim.length() <= LONGEST_CLAIM)
                .flatMap(WebUrl::parse)
                .map(CanonicalUrl::canonical)
                .filter(claim -> new Claim(found, claim).isCredible())
                .orElse(found)
                .toString();
    }

    /**
     * The host that must be asked politely: its name, with its port when that is not the default one.
     *
     * @param url a URL
     * @return the host; empty when the URL is not an absolute http or https URL
     */
    public static Optional<String> host(String url) {
        return WebUrl.parse(url).map(CanonicalUrl::host);
    }

    static String host(HttpUrl url) {
        boolean standard = url.port() == HttpUrl.defaultPort(url.scheme());
        return standard ? url.host() : url.host() + ":" + url.port();
    }

    /** Strips one cache, and none that holds another: nobody publishes such, and their depth would have no bound. */
    private static HttpUrl canonical(HttpUrl url) {
        HttpUrl cleaned = cleaned(url);
        return AmpCache.origin(cleaned)
                .map(CanonicalUrl::cleaned)
                .filter(origin -> AmpCache.origin(origin).isEmpty())
                .orElse(cleaned);
    }

    private static HttpUrl cleaned(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .host(withoutRoot(url.host()))
                .encodedPath(Parameters.withoutSession(UrlSpelling.of(url.encodedPath())))
                .encodedQuery(Parameters.essential(spelt(url.encodedQuery())))
                .encodedFragment(isRoute(url.encodedFragment()) ? spelt(url.encodedFragment()) : null)
                .build();
    }

    private static @Nullable String spelt(@Nullable String part) {
        return part == null ? null : UrlSpelling.of(part);
    }

    /** The dot of the root zone changes no name. */
    private static String withoutRoot(String host) {
        return host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Pages that are programs keep in the fragment what they show. */
    private static boolean isRoute(@Nullable String fragment) {
        return fragment != null && fragment.length() > 1 && (fragment.startsWith("!") || fragment.startsWith("/"));
    }
}
