package dev.courant.enrich.retag;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.runtime.RateLimiter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags older articles again: enriches the newest revision of each article of a time span, with origin {@code BACKFILL},
 * and writes it to the topics that live articles go to. The running instances keep tagging the articles that arrive
 * meanwhile. When a newer revision of an article arrives while this job runs, the job writes that revision once more,
 * so that the last record of an article in every topic is of its newest revision.
 *
 * <p>Writes in transactions, so that an interrupted job leaves no article half written. It can be started again, since
 * tagging an article twice changes nothing. Keeps the ids of all articles of the span in memory, about 150 bytes each.
 * For a single run by one thread.
 */
public final class Retagging {
    private static final Logger log = LoggerFactory.getLogger(Retagging.class);

    private final KafkaClients clients;
    private final ArticleEnricher enricher;
    private final RateLimiter rateLimiter;
    private final LongConsumer progress;

    /** The offset of the newest revision of each article. */
    private final Map<String, Long> newest = new HashMap<>();

    private long articles;
    private long superseded;
    private long failed;
    private long renewed;

    /**
     * Creates a job, which {@link #run} starts.
     *
     * @param clients the cluster
     * @param enricher tags the articles
     * @param articlesPerSecond the most articles to write per second, so that live articles do not queue behind them; 0
     *     for no limit
     * @param progress is called with the number of articles written so far, after each of them
     */
    public Retagging(KafkaClients clients, ArticleEnricher enricher, int articlesPerSecond, LongConsumer progress) {
        this.clients = clients;
        this.enricher = enricher;
        this.rateLimiter = new RateLimiter(articlesPerSecond);
        this.progress = progress;
    }

    /**
     * The counts of a run.
     *
     * @param articles articles that were tagged
     * @param superseded records that were skipped because the topic holds a newer revision of their article
     * @param failed records that could not be read or tagged; the log names them
     * @param renewed articles that were written once more because a new revision arrived during the run
     */
    public record Report(long articles, long superseded, long failed, long renewed) {}

    /**
     * Runs the job.
     *
     * @param since the start of the span, inclusive; articles are selected by the time at which they were written to
     *     the topic
     * @param until the end of the span, exclusive
     * @return the counts of the run
     * @throws org.apache.kafka.common.KafkaException when Kafka fails during the run
     */
    public Report run(Instant since, Instant until) {
        try (TopicReader<String, Article> all =
                        TopicReader.open(clients, clients.topics().articles());
                EnrichedWriter writer = new EnrichedWriter(clients)) {
            Map<TopicPartition, Long> from = all.offsets().since(since);
            Map<TopicPartition, Long> end = all.offsets().ends();
            all.read(from, end, record -> newest.put(all.key(record), record.offset()));
            all.read(from, all.offsets().since(until), record -> tag(all, record, writer));
            writer.commit();
            renew(all, end, writer);
        }
        return new Report(articles, superseded, failed, renewed);
    }

    private void tag(TopicReader<String, Article> all, ConsumerRecord<byte[], byte[]> record, EnrichedWriter writer) {
        Long last = newest.get(all.key(record));
        if (last != null && last > record.offset()) {
            superseded++;
        } else if (write(all, record, writer)) {
            articles++;
            progress.accept(articles);
        }
    }

    /** Tags revisions that arrived during the run, until none arrives while it does so. */
    private void renew(TopicReader<String, Article> all, Map<TopicPartition, Long> start, EnrichedWriter writer) {
        Map<TopicPartition, Long> from = start;
        long before;
        do {
            before = renewed;
            Map<TopicPartition, Long> to = all.offsets().ends();
            all.read(from, to, record -> {
                if (newest.containsKey(all.key(record)) && write(all, record, writer)) {
                    renewed++;
                }
            });
            writer.commit();
            from = to;
        } while (renewed > before);
    }

    private boolean write(
            TopicReader<String, Article> all, ConsumerRecord<byte[], byte[]> record, EnrichedWriter writer) {
        EnrichedArticle enriched = enrich(all, record);
        if (enriched == null) {
            failed++;
            return false;
        }
        try {
            rateLimiter.acquire();
            writer.write(enriched);
            return true;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (RecordTooLargeException e) {
            log(record, e);
            failed++;
            return false;
        }
    }

    private @Nullable EnrichedArticle enrich(TopicReader<String, Article> all, ConsumerRecord<byte[], byte[]> record) {
        try {
            return enricher.enrich(Article.newBuilder(all.value(record))
                    .setOrigin(Origin.BACKFILL)
                    .build());
        } catch (RuntimeException e) {
            // It failed in the live step, too, which has written a dead letter for it.
            log(record, e);
            return null;
        }
    }

    private static void log(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        log.error(
                "event=retag_failed topic={} partition={} offset={} cause=\"{}\"",
                record.topic(),
                record.partition(),
                record.offset(),
                cause.toString());
    }
}
