package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import okhttp3.HttpUrl;

/**
 * How far a chain of redirects has led.
 *
 * @param at where to ask next
 * @param hops redirects so far
 * @param permanent whether all of them were
 * @param downgraded whether one led from https to http
 */
record Way(HttpUrl at, int hops, boolean permanent, boolean downgraded) {
    static Way from(HttpUrl start) {
        return new Way(start, 0, true, false);
    }

    Way on(int status, HttpUrl next) {
        return new Way(
                next.newBuilder().fragment(null).build(),
                hops + 1,
                permanent && (status == 301 || status == 308),
                downgraded || at.isHttps() && !next.isHttps());
    }

    /** An insecure address is never called the better one: whoever sits on the line could have said so. */
    Redirects redirects() {
        return new Redirects(hops > 0 && permanent && !downgraded ? at.toString() : null, downgraded);
    }
}
