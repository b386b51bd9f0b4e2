package dev.courant.ingest.fetch;

import dev.courant.parse.url.WebUrl;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of a request. */
public sealed interface FetchResult {
    /**
     * The document was fetched.
     *
     * @param url where it was found, after redirects
     * @param contentType the {@code Content-Type} header; null: none
     * @param validity validators and freshness for the next request
     * @param redirects what the redirects say about the URL
     * @param contentLocation the {@code Content-Location}, when it has the same origin and differs from {@code url};
     *     null: none
     * @param links the {@code Link} headers, as sent
     * @param body the bytes, decompressed
     * @param whole whether the document has no more bytes than these; of a feed that is larger than allowed, the start
     *     is given
     */
    record Fetched(
            WebUrl url,
            @Nullable String contentType,
            Validity validity,
            Redirects redirects,
            @Nullable WebUrl contentLocation,
            List<String> links,
            byte[] body,
            boolean whole)
            implements FetchResult {
        public Fetched {
            links = List.copyOf(links);
        }

        /** {@return the base of relative links in the document (RFC 3986, section 5.1.3)} */
        public WebUrl base() {
            return contentLocation == null ? url : contentLocation;
        }

        /** {@return whether the document may be an HTML page; it may when the server names no type} */
        public boolean mayBeHtml() {
            String type = contentType == null
                    ? ""
                    : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            return switch (type) {
                case "", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream" -> true;
                default -> false;
            };
        }
    }

    /**
     * The document is unchanged since the version that the validators of the request name (304).
     *
     * @param validity new validators and freshness; the old validators stay where this has none
     * @param redirects what the redirects say about the URL
     */
    record NotModified(Validity validity, Redirects redirects) implements FetchResult {}

    /**
     * The server answered with a status that is no success (2xx), or with a challenge.
     *
     * @param url where the answer came from, after redirects
     * @param status the HTTP status
     * @param retryAfter how long to wait before asking again; null: not said
     * @param challenge whether the answer is a challenge for bots
     */
    record Rejected(WebUrl url, int status, @Nullable Duration retryAfter, boolean challenge) implements FetchResult {}

    /**
     * The document breaks one of our rules: asking again will not help.
     *
     * @param why the rule
     * @param detail one line with the facts
     */
    record Refused(Refusal why, String detail) implements FetchResult {}

    /**
     * There was no complete response: asking again may help.
     *
     * @param how what failed
     * @param detail one line with the facts
     */
    record Failed(Failure how, String detail) implements FetchResult {}

    /**
     * Validators and freshness of a response, for the next request.
     *
     * @param etag the validator, byte for byte; null: none
     * @param lastModified the validator, byte for byte; null: none
     * @param freshFor how long the response may be used without asking again; null: not said
     */
    record Validity(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor) {
        /**
         * Returns the same with other validators in place of those that are missing, as a 304 leaves them out.
         *
         * @param otherEtag the entity tag; null: none
         * @param otherLastModified the time; null: none
         * @return validators and freshness
         */
        public Validity orElse(@Nullable String otherEtag, @Nullable String otherLastModified) {
            return new Validity(
                    etag == null ? otherEtag : etag, lastModified == null ? otherLastModified : lastModified, freshFor);
        }
    }

    /**
     * What the redirects on the way to a document say about its URL.
     *
     * @param movedTo the permanent URL: the end of a chain of permanent redirects, none of which led from https to
     *     http; null: the document has not moved
     * @param downgraded whether a redirect led from https to http
     * @param unverified whether the certificate of a server on the way was not verified
     */
    record Redirects(@Nullable WebUrl movedTo, boolean downgraded, boolean unverified) {
        /** There were no redirects. */
        public static final Redirects NONE = new Redirects(null, false);

        /**
         * Redirects on which every certificate was verified.
         *
         * @param movedTo as in {@link #movedTo()}
         * @param downgraded as in {@link #downgraded()}
         */
        public Redirects(@Nullable WebUrl movedTo, boolean downgraded) {
            this(movedTo, downgraded, false);
        }

        /** {@return the problems, a line each; empty when there are none} */
        public List<String> problems() {
            return Stream.of(
                            downgraded ? "redirected from https to http" : "",
                            unverified ? "certificate not verified" : "")
                    .filter(problem -> !problem.isEmpty())
                    .toList();
        }
    }

    /** Rules by which documents are refused. */
    enum Refusal {
        /** The host has an address that must not be contacted. */
        ADDRESS,
        /** Too many redirects, or one that is not to an http or https URL. */
        REDIRECT,
        /** A redirect to a URL that the caller does not want to visit. */
        UNWANTED,
        /** More bytes than are allowed. */
        TOO_LARGE
    }

    /** Ways in which a request fails. */
    enum Failure {
        /** The host is unknown, or the connection failed or broke. */
        CONNECTION,
        /** The TLS handshake failed, or the certificate is not valid. */
        TLS,
        /** The time limit was exceeded. */
        TIMEOUT
    }
}
