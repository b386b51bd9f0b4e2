package dev.courant.parse.url;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Finds the publisher's URL in the URL of an AMP cache, which contains it by definition. A publisher's own AMP URLs are
 * left alone: {@code /amp} at the end may also be a word, and each AMP page must state its canonical URL, so that a
 * guess gains nothing.
 *
 * @see <a href="https://developers.google.com/amp/cache/overview#amp-cache-url-format">Format of AMP cache URLs</a>
 */
final class AmpCache {
    private static final String CACHE = ".cdn.ampproject.org";

    /** Documents and documents in a viewer; {@code s} stands for https. */
    private static final Pattern CACHED = Pattern.compile("(?i)/[cv]/(s/)?([a-z0-9-]++(?:\\.[a-z0-9-]++)++(?:/.*+)?)");

    private static final Pattern VIEWED = Pattern.compile("(?i)/amp/(s/)?([a-z0-9-]++(?:\\.[a-z0-9-]++)++(?:/.*+)?)");

    private AmpCache() {}

    /** Returns the publisher's URL; empty when this is not the URL of a cache. */
    static Optional<HttpUrl> origin(HttpUrl url) {
        Pattern form = isViewer(url.host()) ? VIEWED : CACHED;
        if (form == CACHED && !url.host().endsWith(CACHE)) {
            return Optional.empty();
        }
        Matcher path = form.matcher(url.encodedPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        String scheme = path.group(1) == null ? "http://" : "https://";
        return WebUrl.parse(scheme + path.group(2) + query).map(WebUrl::http);
    }

    private static boolean isViewer(String host) {
        return host.equals("www.google.com") || host.equals("google.com");
    }
}
