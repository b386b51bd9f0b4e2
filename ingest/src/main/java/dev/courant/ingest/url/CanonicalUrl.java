package dev.courant.ingest.url;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What makes two URLs name the same article. Stateless and thread-safe. */
public final class CanonicalUrl {
    /** Parameters that say where a reader came from, never what is read. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "twclid",
            "yclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "at_campaign",
            "at_medium",
            "ns_campaign",
            "ns_mchannel",
            "ns_source",
            "cmpid",
            "ocid",
            "ito",
            "smid",
            "sref",
            "xtor",
            "wt_mc",
            "wt.mc_id");

    private CanonicalUrl() {}

    /**
     * The canonical form: scheme and host in lower case, no default port, no fragment, no tracking parameters, and the
     * percent-encoding and dot segments of the URL standard.
     *
     * @param url a URL
     * @return its canonical form; empty when it is not an absolute http or https URL
     */
    public static Optional<String> of(String url) {
        return Optional.ofNullable(HttpUrl.parse(url))
                .map(CanonicalUrl::canonical)
                .map(HttpUrl::toString);
    }

    /**
     * Takes a page's own word for its canonical URL where it can be trusted: when it stays on the same site.
     *
     * @param url where the page was found
     * @param claimed what the page says; null when it says nothing
     * @return the canonical URL
     * @throws IllegalArgumentException when {@code url} is not an absolute http or https URL
     */
    public static String of(String url, @Nullable String claimed) {
        HttpUrl found = HttpUrl.get(url);
        HttpUrl claim = claimed == null ? null : HttpUrl.parse(claimed);
        if (claim != null && sameSite(found, claim) && !isHome(claim)) {
            return canonical(claim).toString();
        }
        return canonical(found).toString();
    }

    /**
     * The host that must be asked politely: its name, with its port when that is not the default one.
     *
     * @param url a URL
     * @return the host; empty when the URL is not an absolute http or https URL
     */
    public static Optional<String> host(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).map(CanonicalUrl::host);
    }

    private static String host(HttpUrl url) {
        boolean standard = url.port() == HttpUrl.defaultPort(url.scheme());
        return standard ? url.host() : url.host() + ":" + url.port();
    }

    private static HttpUrl canonical(HttpUrl url) {
        HttpUrl.Builder builder = url.newBuilder().fragment(null).username("").password("");
        url.queryParameterNames().stream().filter(CanonicalUrl::isTracking).forEach(builder::removeAllQueryParameters);
        HttpUrl cleaned = builder.build();
        String query = cleaned.encodedQuery();
        return query == null || !query.isEmpty()
                ? cleaned
                : cleaned.newBuilder().query(null).build();
    }

    private static boolean isTracking(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    /** A site-wide template that forgets the article claims the home page for every page. */
    private static boolean isHome(HttpUrl url) {
        return url.encodedPath().equals("/") && url.query() == null;
    }

    private static boolean sameSite(HttpUrl a, HttpUrl b) {
        String site = a.topPrivateDomain();
        return host(a).equals(host(b)) || site != null && site.equals(b.topPrivateDomain());
    }
}
