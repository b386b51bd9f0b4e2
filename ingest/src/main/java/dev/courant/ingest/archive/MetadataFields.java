package dev.courant.ingest.archive;

/** Names of the fields of metadata records. */
public final class MetadataFields {
    /** What became of the exchange: {@code article} or {@code news}. */
    public static final String OUTCOME = "outcome";

    /** The id of the link that ended, or those of the links that a poll found, with blanks between them. */
    public static final String LINK_ID = "link-id";

    /** The URL that was asked first. */
    public static final String LINK_URL = "link-url";

    /** The id of the feed. */
    public static final String FEED_ID = "feed-id";

    /** The id of the article. */
    public static final String ARTICLE_ID = "article-id";

    /** The id of the article's revision. */
    public static final String REVISION_ID = "revision-id";

    /** Where the text of the article came from: {@code page} or {@code feed}. */
    public static final String TEXT_SOURCE = "text-source";

    /** Why no response is kept. */
    public static final String NOT_KEPT = "not-kept";

    private MetadataFields() {}
}
