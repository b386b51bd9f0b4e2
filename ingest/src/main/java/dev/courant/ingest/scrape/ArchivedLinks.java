package dev.courant.ingest.scrape;

import dev.courant.ingest.archive.KeptExchanges;
import dev.courant.ingest.archive.MetadataFields;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the archive keeps of a link that ended in an article. Pure functions. */
final class ArchivedLinks {
    private ArchivedLinks() {}

    /** @param captures the exchanges for its page; empty when another link had led to the same article just before */
    static KeptExchanges of(Link link, Article article, List<HttpCapture> captures, Instant now) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(MetadataFields.OUTCOME, "article");
        metadata.put(MetadataFields.LINK_ID, link.getLinkId());
        metadata.put(MetadataFields.FEED_ID, link.getFeedId());
        metadata.put(MetadataFields.ARTICLE_ID, article.getArticleId());
        metadata.put(MetadataFields.REVISION_ID, article.getRevisionId());
        metadata.put(MetadataFields.TEXT_SOURCE, article.getTextSource().name().toLowerCase(Locale.ROOT));
        return new KeptExchanges(link.getUrl(), now, captures, metadata);
    }
}
