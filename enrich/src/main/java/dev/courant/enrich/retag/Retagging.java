package dev.courant.enrich.retag;

import dev.courant.enrich.ArticleEnricher;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags again what was tagged before: the newest revision of each article of a span of time is enriched anew, as a
 * backfill, into the topics where its first tagging went. Articles that arrive meanwhile are tagged by the running
 * instances as ever. Where a new revision arrives after the old one was taken up here, the new one is written once
 * more, so that in every topic the last word on an article is on its last revision.
 *
 * <p>Writes in transactions: what is stopped in the middle has written whole articles and may begin again, since
 * tagging twice changes nothing. Holds the ids of all articles of the span in memory, about 150 bytes each. For one
 * use, by one thread.
 */
public final class Retagging {
    private static final Logger log = LoggerFactory.getLogger(Retagging.class);

    private final KafkaClients clients;
    private final ArticleEnricher enricher;
    private final Pace pace;
    private final LongConsumer progress;

    /** The offset of the last revision of each article. */
    private final Map<String, Long> newest = new HashMap<>();

    private long articles;
    private long superseded;
    private long failed;
    private long renewed;

    /**
     * A retagging of a cluster.
     *
     * @param clients the cluster
     * @param enricher what tags
     * @param articlesPerSecond the most that are written, so that live articles are not held up behind them; 0: no
     *     limit
     * @param progress is told now and then how many articles are written
     */
    public Retagging(KafkaClients clients, ArticleEnricher enricher, int articlesPerSecond, LongConsumer progress) {
        this.clients = clients;
        this.enricher = enricher;
        this.pace = new Pace(articlesPerSecond);
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param articles how many articles were tagged
     * @param superseded how many records were passed over, because a newer revision of their article is there
     * @param failed how many could not be read or tagged; the log names them
     * @param renewed how many were written once more, because a new revision had arrived meanwhile
     */
    public record Report(long articles, long superseded, long failed, long renewed) {}

    /**
     * Does it.
     *
     * @param since the first article: by the time at which it came into the topic
     * @param until the end of the span, exclusive
     * @return what came of it
     * @throws org.apache.kafka.common.KafkaException when the cluster fails meanwhile
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

    /** Until nothing that was written here is outdated. */
    private void renew(TopicReader<String, Article> all, Map<TopicPartition, Long> seen, EnrichedWriter writer) {
        Map<TopicPartition, Long> from = seen;
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
        pace.take();
        writer.write(enriched);
        return true;
    }

    private @Nullable EnrichedArticle enrich(TopicReader<String, Article> all, ConsumerRecord<byte[], byte[]> record) {
        try {
            return enricher.enrich(Article.newBuilder(all.value(record))
                    .setOrigin(Origin.BACKFILL)
                    .build());
        } catch (RuntimeException e) {
            // It broke the live step as well, and is buried there.
            log.error(
                    "event=retag_failed topic={} partition={} offset={} cause=\"{}\"",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
            return null;
        }
    }
}
