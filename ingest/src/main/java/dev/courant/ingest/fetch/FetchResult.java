package dev.courant.ingest.fetch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface FetchResult {
    /**
     * The document.
     *
     * @param url where it was found, after redirects
     * @param contentType the {@code Content-Type} header; null: none
     * @param validity what the server said for the next request
     * @param redirects what the way there says of the address
     * @param contentLocation the address that the server gives for this very document, where it may speak for it; null:
     *     none
     * @param links the {@code Link} headers, as sent
     * @param body the bytes, decompressed
     */
    record Fetched(
            String url,
            @Nullable String contentType,
            Validity validity,
            Redirects redirects,
            @Nullable String contentLocation,
            List<String> links,
            byte[] body)
            implements FetchResult {
        public Fetched {
            links = List.copyOf(links);
        }

        /** {@return what relative links in the document are relative to (RFC 3986, section 5.1.3)} */
        public String base() {
            return contentLocation == null ? url : contentLocation;
        }
    }

    /**
     * It is still what the validators of the request stand for.
     *
     * @param validity what is new of it; the old validators stay where this has none
     * @param redirects what the way there says of the address
     */
    record NotModified(Validity validity, Redirects redirects) implements FetchResult {}

    /**
     * The server answered, but not with the document.
     *
     * @param url where the answer came from, after redirects
     * @param status the HTTP status
     * @param retryAfter how long to wait before asking again; null: not said
     * @param challenge whether the answer is a test meant for bots
     */
    record Rejected(String url, int status, @Nullable Duration retryAfter, boolean challenge) implements FetchResult {}

    /**
     * We do not want the document: asking again will not help.
     *
     * @param why the rule that was broken
     * @param detail one line with the facts
     */
    record Refused(Refusal why, String detail) implements FetchResult {}

    /**
     * There was no complete answer: asking again may help.
     *
     * @param how what failed
     * @param detail one line with the facts
     */
    record Failed(Failure how, String detail) implements FetchResult {}

    /**
     * What an answer says for the next request.
     *
     * @param etag the validator, byte for byte; null: none
     * @param lastModified the validator, byte for byte; null: none
     * @param freshFor how long the server wants the answer to be used without asking again; null: not said
     */
    record Validity(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor) {}

    /**
     * What the way to a document says of its address.
     *
     * @param movedTo where the document is for good: the end of a chain of permanent redirects, none of which led from
     *     https to http; null: it is where it was
     * @param downgraded whether a redirect led from https to http
     * @param unverified whether a server on the way did not have to prove who it is
     */
    record Redirects(@Nullable String movedTo, boolean downgraded, boolean unverified) {
        /** There was none. */
        public static final Redirects NONE = new Redirects(null, false);

        /**
         * A way on which every server proved who it is.
         *
         * @param movedTo as in {@link #movedTo()}
         * @param downgraded as in {@link #downgraded()}
         */
        public Redirects(@Nullable String movedTo, boolean downgraded) {
            this(movedTo, downgraded, false);
        }

        /** {@return what is not as it should be, a line each; empty for a sound way} */
        public List<String> flaws() {
            return Stream.of(
                            downgraded ? "redirected from https to http" : "",
                            unverified ? "certificate not verified" : "")
                    .filter(flaw -> !flaw.isEmpty())
                    .toList();
        }
    }

    /** Rules that a document may break. */
    enum Refusal {
        /** The URL is not an absolute http or https URL. */
        INVALID_URL,
        /** The host has an address that must not be contacted. */
        ADDRESS,
        /** Too many redirects, or one that leads nowhere. */
        REDIRECT,
        /** A redirect to a place that whoever asked does not want to visit. */
        UNWANTED,
        /** More bytes than are allowed. */
        TOO_LARGE
    }

    /** Ways in which a request fails. */
    enum Failure {
        /** The host is unknown, there is no connection, or it broke. */
        CONNECTION,
        /** No secure connection, or the certificate does not hold. */
        TLS,
        /** The time ran out. */
        TIMEOUT
    }
}
