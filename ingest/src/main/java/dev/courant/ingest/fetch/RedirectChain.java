package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How far a chain of redirects has led.
 *
 * @param at where to ask next
 * @param hops redirects so far
 * @param permanent whether all of them were
 * @param downgraded whether one led from https to http
 * @param trusted the host that need not prove who it is; null: none
 * @param unverified whether it was asked over https
 */
record RedirectChain(
        HttpUrl at,
        int hops,
        boolean permanent,
        boolean downgraded,
        @Nullable String trusted,
        boolean unverified) {
    static RedirectChain from(HttpUrl start) {
        return new RedirectChain(start, 0, true, false, null, false);
    }

    static RedirectChain from(HttpUrl start, boolean verifyTls) {
        return verifyTls ? from(start) : new RedirectChain(start, 0, true, false, start.host(), start.isHttps());
    }

    /** Whether the next server must prove who it is; trust in one host is none in those it redirects to. */
    boolean verifies() {
        return !at.host().equals(trusted);
    }

    RedirectChain on(int status, HttpUrl next) {
        return new RedirectChain(
                next.newBuilder().fragment(null).build(),
                hops + 1,
                permanent && (status == 301 || status == 308),
                downgraded || at.isHttps() && !next.isHttps(),
                trusted,
                unverified || next.isHttps() && next.host().equals(trusted));
    }

    /** An insecure address is never called the better one: whoever sits on the line could have said so. */
    Redirects redirects() {
        return new Redirects(hops > 0 && permanent && !downgraded ? at.toString() : null, downgraded, unverified);
    }
}
