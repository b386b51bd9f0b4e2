package dev.courant.ingest.fetch;

import dev.courant.parse.url.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request for one document.
 *
 * @param url where it is
 * @param accept the media types wanted, as in the {@code Accept} header
 * @param etag the {@code ETag} of the version that is known, byte for byte; null: none is known
 * @param lastModified the {@code Last-Modified} of the version that is known, byte for byte; null: none is known
 * @param enough the number of bytes after which the rest of the document is not read; null: the document is read whole
 *     or refused
 * @param kind the kind of document, which decides how large it may be
 * @param verifyTls whether the server's certificate is verified
 */
public record FetchRequest(
        WebUrl url,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Integer enough,
        Kind kind,
        boolean verifyTls) {
    /** Kinds of documents. */
    public enum Kind {
        /** A web page, or a file of a site. */
        PAGE,
        /** A feed or a sitemap. */
        FEED
    }

    /**
     * A web page.
     *
     * @param url where it is
     * @return the request
     */
    public static FetchRequest page(WebUrl url) {
        return new FetchRequest(
                url, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1", null, null, null, Kind.PAGE, true);
    }

    /**
     * A feed, unless it is unchanged.
     *
     * @param url where it is
     * @param etag as in {@link #etag()}
     * @param lastModified as in {@link #lastModified()}
     * @return the request
     */
    public static FetchRequest feed(WebUrl url, @Nullable String etag, @Nullable String lastModified) {
        String accept = "application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,"
                + "application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1";
        return new FetchRequest(url, accept, etag, lastModified, null, Kind.FEED, true);
    }

    /**
     * The beginning of a text file.
     *
     * @param url where it is
     * @param enough as in {@link #enough()}
     * @return the request
     */
    public static FetchRequest text(WebUrl url, int enough) {
        return new FetchRequest(url, "text/plain,*/*;q=0.1", null, null, enough, Kind.PAGE, true);
    }

    /**
     * Returns the same request without verification of the certificate, for publishers with a self-signed one. Anyone
     * between us and the server can then answer in its place. Other hosts that it redirects to are verified as usual.
     *
     * @return the request
     */
    public FetchRequest withoutTlsVerification() {
        return new FetchRequest(url, accept, etag, lastModified, enough, kind, false);
    }

    boolean isWholePage() {
        return kind == Kind.PAGE && enough == null;
    }

    boolean isConditional() {
        return etag != null || lastModified != null;
    }
}
