package dev.courant.ingest.reextract;

import dev.courant.ingest.archive.UrlKeys;
import dev.courant.ingest.replay.HostPattern;
import dev.courant.parse.url.WebUrl;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Article;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the articles of a time span again, each in its present revision: that which was received last. One article
 * is in memory at a time; of all others in the span their ids are, about 200 bytes each.
 *
 * <p>Doing it twice changes nothing: a revision that was written is the present one the next time, and the same is made
 * of its page. For a single run by one thread.
 */
public final class ReExtraction {
    private final KafkaClients clients;
    private final ArticleReExtraction extraction;
    private final List<HostPattern> hosts;
    private final ReExtractionListener listener;
    private final Map<String, Present> present = new HashMap<>();
    private final ReExtractionTotals totals = new ReExtractionTotals();

    /**
     * Creates a job, which {@link #run} starts.
     *
     * @param clients the cluster
     * @param extraction extracts single articles
     * @param hosts articles that were found at hosts that one of these names; empty: of all
     * @param listener is told of each article
     */
    public ReExtraction(
            KafkaClients clients,
            ArticleReExtraction extraction,
            List<HostPattern> hosts,
            ReExtractionListener listener) {
        this.clients = clients;
        this.extraction = extraction;
        this.hosts = List.copyOf(hosts);
        this.listener = listener;
    }

    /**
     * The record with the present revision of an article; all its records are in one partition.
     *
     * @param revision the hash of the revision's id
     * @param link the hash of the link's id
     */
    private record Present(Instant fetchedAt, long offset, int revision, int link) {
        static Present of(Article article, long offset) {
            return new Present(
                    article.getFetchedAt(),
                    offset,
                    article.getRevisionId().hashCode(),
                    article.getLinkId().hashCode());
        }

        /** Of a revision that came through several links the first counts, as it does in the rows. */
        Present followedBy(Present other) {
            boolean isCopy = other.revision == revision && other.link != link;
            return isCopy || other.fetchedAt.isBefore(fetchedAt) ? this : other;
        }
    }

    /**
     * Runs the job.
     *
     * @param since articles are taken that were written to the topic then or later
     * @param writer writes those that changed; null: none is written
     * @return the totals
     * @throws InterruptedException when interrupted
     * @throws dev.courant.runtime.CourantException when another job begins to write
     * @throws org.apache.kafka.common.KafkaException when Kafka fails
     */
    public ReExtractionTotals run(Instant since, @Nullable RevisionWriter writer) throws InterruptedException {
        try (TopicReader<String, Article> articles =
                TopicReader.open(clients, clients.topics().articles())) {
            Map<TopicPartition, Long> from = articles.offsets().since(since);
            Map<TopicPartition, Long> end = articles.offsets().ends();
            UrlKeys urls = new UrlKeys();
            articles.read(from, end, record -> note(articles, record, urls));
            ArticleReExtraction prepared = extraction.forUrls(urls);
            articles.read(from, end, record -> extract(prepared, articles, record, writer));
            if (writer != null) {
                writer.commit();
            }
            return totals;
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    private void note(TopicReader<String, Article> articles, ConsumerRecord<byte[], byte[]> record, UrlKeys urls) {
        Article article = article(articles, record);
        if (article != null && isWanted(article)) {
            urls.add(article.getUrl());
            urls.add(article.getCanonicalUrl());
            present.merge(article.getArticleId(), Present.of(article, record.offset()), Present::followedBy);
        }
    }

    private void extract(
            ArticleReExtraction prepared,
            TopicReader<String, Article> articles,
            ConsumerRecord<byte[], byte[]> record,
            @Nullable RevisionWriter writer) {
        Article article = article(articles, record);
        Present known = article == null ? null : present.get(article.getArticleId());
        if (article == null || known == null || known.offset() != record.offset()) {
            return;
        }
        try {
            ReExtracted result = prepared.extract(article);
            totals.add(result);
            listener.article(result);
            if (writer != null) {
                if (result.verdict() instanceof ReExtracted.Changed changed) {
                    writer.write(changed.records());
                }
                writer.commitWhenDue();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Returns the article; null when the record is none, for which enrich writes a dead letter. */
    private static @Nullable Article article(
            TopicReader<String, Article> articles, ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : articles.value(record);
        } catch (SerializationException e) {
            return null;
        }
    }

    private boolean isWanted(Article article) {
        return hosts.isEmpty()
                || WebUrl.parse(article.getUrl())
                        .filter(url -> hosts.stream().anyMatch(host -> host.matches(url.host())))
                        .isPresent();
    }
}
