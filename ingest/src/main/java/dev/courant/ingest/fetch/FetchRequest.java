package dev.courant.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What to fetch.
 *
 * @param url an absolute http or https URL
 * @param accept the media types wanted, as in the {@code Accept} header
 * @param etag the {@code ETag} of what is known already, byte for byte; null: nothing is
 * @param lastModified the {@code Last-Modified} of what is known already, byte for byte; null: nothing is
 * @param enough after how many bytes the rest of the document is left unread; null: it is wanted whole or not at all
 * @param kind what is expected, which decides how large it may be
 * @param verifyTls whether the server must prove who it is; without, its certificate may be anything
 */
public record FetchRequest(
        String url,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Integer enough,
        Kind kind,
        boolean verifyTls) {
    /** What is expected. */
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
    public static FetchRequest page(String url) {
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
    public static FetchRequest feed(String url, @Nullable String etag, @Nullable String lastModified) {
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
    public static FetchRequest text(String url, int enough) {
        return new FetchRequest(url, "text/plain,*/*;q=0.1", null, null, enough, Kind.PAGE, true);
    }

    /**
     * The same request to a server that need not prove who it is, for publishers whose certificate is their own.
     * Whoever sits on the line can then answer in its place. Servers that it redirects to must prove themselves as
     * ever.
     *
     * @return the request
     */
    public FetchRequest withoutTlsVerification() {
        return new FetchRequest(url, accept, etag, lastModified, enough, kind, false);
    }

    boolean isConditional() {
        return etag != null || lastModified != null;
    }
}
