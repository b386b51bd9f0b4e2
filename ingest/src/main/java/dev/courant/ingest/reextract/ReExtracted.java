package dev.courant.ingest.reextract;

import dev.courant.schemas.Article;
import dev.courant.schemas.OutcomeReason;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What today's extractor makes of the page of an article.
 *
 * @param article the article as it is in the topic
 * @param verdict how it compares
 */
public record ReExtracted(Article article, Verdict verdict) {
    /** How an article compares with what is made of its page today. */
    public sealed interface Verdict {}

    /** The same is made of it. */
    public record Unchanged() implements Verdict {}

    /**
     * Another revision is made of it, or the same with other metadata.
     *
     * @param after the article as it is extracted today
     * @param change what differs
     * @param records what is written for it
     */
    public record Changed(Article after, ArticleChange change, List<ProducerRecord<byte[], byte[]>> records)
            implements Verdict {
        /** Copies the records. */
        public Changed {
            records = List.copyOf(records);
        }
    }

    /**
     * The page is another article today, since its canonical URL is read otherwise. The old one would stay beside it.
     *
     * @param after the article as it is extracted today
     */
    public record OtherIdentity(Article after) implements Verdict {}

    /**
     * The page is no article any more.
     *
     * @param reason why
     * @param detail the facts, in one line
     */
    public record NoArticle(OutcomeReason reason, String detail) implements Verdict {}

    /**
     * There is no page to extract.
     *
     * @param why why
     * @param detail the facts, in one line; empty when there are none
     */
    public record NoPage(Missing why, String detail) implements Verdict {}

    /** {@return whether there is something to tell of this article, other than that its page is missing} */
    public boolean isDifferent() {
        return !(verdict instanceof Unchanged) && !(verdict instanceof NoPage);
    }
}
