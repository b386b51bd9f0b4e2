package dev.courant.app.feeds;

import dev.courant.parse.url.CanonicalUrl;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.Identity;

/** Decides whether two URLs name the same feed. Stateless and thread-safe. */
public final class FeedUrls {
    private FeedUrls() {}

    /**
     * Checks that a text can be a feed's URL.
     *
     * @param url the URL as typed
     * @throws CourantException when it is not an absolute http or https URL
     */
    public static void check(String url) {
        String unused = normalised(url);
    }

    /**
     * Returns the normalised form, by which feeds are compared and identified. Feeds are fetched by the URL as given.
     *
     * @throws CourantException when it is not an absolute http or https URL
     */
    static String normalised(String url) {
        return CanonicalUrl.of(url)
                .orElseThrow(() -> new CourantException("\"" + url + "\" is not an absolute http or https URL"));
    }

    /**
     * Returns the id of a feed that is added with this URL.
     *
     * @param url the URL as typed
     * @return the id
     * @throws CourantException when it is not an absolute http or https URL
     */
    public static String id(String url) {
        return Identity.ofFeed(normalised(url));
    }
}
