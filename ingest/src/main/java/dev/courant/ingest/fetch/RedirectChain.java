package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.parse.url.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * The redirects of a request so far. Immutable.
 *
 * @param at the URL to request next
 * @param hops the number of redirects so far
 * @param permanent whether all of them were permanent
 * @param downgraded whether one led from https to http
 * @param trusted the host whose certificate is not verified; null: none
 * @param unverified whether that host was asked over https
 */
record RedirectChain(
        WebUrl at,
        int hops,
        boolean permanent,
        boolean downgraded,
        @Nullable String trusted,
        boolean unverified) {
    static RedirectChain from(WebUrl start) {
        return new RedirectChain(start, 0, true, false, null, false);
    }

    static RedirectChain from(WebUrl start, boolean verifyTls) {
        return verifyTls ? from(start) : new RedirectChain(start, 0, true, false, start.host(), start.isHttps());
    }

    /**
     * Returns whether the certificate of the next server is verified: trust in a host does not extend to its redirects.
     */
    boolean verifies() {
        return !at.host().equals(trusted);
    }

    /** Returns the chain after one more redirect. */
    RedirectChain followed(int status, WebUrl next) {
        return new RedirectChain(
                next.withoutFragment(),
                hops + 1,
                permanent && (status == 301 || status == 308),
                downgraded || at.isHttps() && !next.isHttps(),
                trusted,
                unverified || next.isHttps() && next.host().equals(trusted));
    }

    /** An http URL never replaces an https one: anyone between us and the server could have sent that redirect. */
    Redirects redirects() {
        return new Redirects(hops > 0 && permanent && !downgraded ? at : null, downgraded, unverified);
    }
}
