package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.address.ProxyAddress;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.DataSize;
import dev.courant.runtime.config.Setting;
import java.time.Duration;
import java.util.List;

/**
 * How documents are fetched.
 *
 * @param userAgent the User-Agent header
 * @param connectTimeout the longest wait for a connection
 * @param totalTimeout the longest time for one document, redirects included
 * @param maxBytes the largest page, after decompression
 * @param maxFeedBytes the largest feed, after decompression
 * @param maxRedirects the longest chain of redirects
 * @param allow address ranges that are contacted although they are not public
 * @param proxy the HTTP proxy for all requests, as host:port; empty: none
 */
public record FetchSettings(
        @Setting(
                env = "COURANT_USER_AGENT",
                value = "Courant/0.1 (news pipeline; no contact set)",
                doc = "The User-Agent that publishers see. Name a page or address where they can reach you.")
        String userAgent,

        @Setting(env = "COURANT_FETCH_CONNECT_TIMEOUT", value = "10s", doc = "Longest wait for a connection.")
        Duration connectTimeout,

        @Setting(
                env = "COURANT_FETCH_TIMEOUT",
                value = "30s",
                doc = "Longest time for one document, from the request to the last byte, redirects included.")
        Duration totalTimeout,

        @Setting(env = "COURANT_FETCH_MAX_BYTES", value = "15MiB", doc = "Largest page, counted after decompression.")
        DataSize maxBytes,

        @Setting(
                env = "COURANT_FETCH_MAX_FEED_BYTES",
                value = "10MiB",
                doc = "Largest feed or sitemap, counted after decompression; of a larger one, the start is read.")
        DataSize maxFeedBytes,

        @Setting(env = "COURANT_FETCH_MAX_REDIRECTS", value = "5", doc = "Longest chain of redirects that is followed.")
        int maxRedirects,

        @Setting(
                env = "COURANT_FETCH_ALLOW",
                value = "",
                doc =
                        "Address ranges, such as 10.1.0.0/16, that may be contacted although they are not public; separated by commas.")
        List<String> allow,

        @Setting(
                env = "COURANT_FETCH_PROXY",
                value = "",
                doc =
                        "An HTTP proxy, such as proxy.example.org:3128, that all feeds and pages are fetched through; empty: none. It looks names up itself: it must not lead into a private network.")
        String proxy) {

    /** Checks the settings. */
    public FetchSettings {
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new CourantException(
                    "COURANT_USER_AGENT: write printable ASCII, such as \"MyNews/1.0 (+https://example.org/bot)\"");
        }
        check("COURANT_FETCH_MAX_BYTES", maxBytes);
        check("COURANT_FETCH_MAX_FEED_BYTES", maxFeedBytes);
        ProxyAddress.parse(proxy);
        allow = List.copyOf(allow);
    }

    /** Returns the largest number of bytes that a document may have. */
    int limit(FetchRequest.Kind kind) {
        return Math.toIntExact(
                switch (kind) {
                    case PAGE -> maxBytes.bytes();
                    case FEED -> maxFeedBytes.bytes();
                });
    }

    private static void check(String name, DataSize size) {
        if (size.bytes() < 1 || size.bytes() > Integer.MAX_VALUE / 2) {
            throw new CourantException(name + "=" + size.bytes() + ": write a size up to 1GiB");
        }
    }
}
