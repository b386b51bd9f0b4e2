package dev.courant.ingest.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The document that was received in the end, and what became of it.
 *
 * @param capture the last of the exchanges, after redirects
 * @param metadata what became of it, by the names in {@link MetadataFields}
 */
public record ArchivedDocument(ArchivedCapture capture, Map<String, String> metadata) {
    /** Copies the metadata. */
    public ArchivedDocument {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Returns whether it was received for a link.
     *
     * @param linkId the id of the link
     * @return whether the metadata names it
     */
    public boolean isOfLink(String linkId) {
        return linkIds().contains(linkId);
    }

    /**
     * Returns whether it led to an article.
     *
     * @param articleId the id of the article
     * @return whether the metadata names it
     */
    public boolean ledTo(String articleId) {
        return articleId.equals(metadata.get(MetadataFields.ARTICLE_ID));
    }

    private List<String> linkIds() {
        return Arrays.asList(metadata.getOrDefault(MetadataFields.LINK_ID, "").split(" "));
    }
}
