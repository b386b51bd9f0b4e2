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
 */
public record FetchRequest(
        String url,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Integer enough) {
    /**
     * A web page.
     *
     * @param url where it is
     * @return the request
     */
    public static FetchRequest page(String url) {
        return new FetchRequest(url, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1", null, null, null);
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
        return new FetchRequest(url, accept, etag, lastModified, null);
    }

    /**
     * The beginning of a text file.
     *
     * @param url where it is
     * @param enough as in {@link #enough()}
     * @return the request
     */
    public static FetchRequest text(String url, int enough) {
        return new FetchRequest(url, "text/plain,*/*;q=0.1", null, null, enough);
    }

    boolean isConditional() {
        return etag != null || lastModified != null;
    }
}
