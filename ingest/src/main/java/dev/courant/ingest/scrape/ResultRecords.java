package dev.courant.ingest.scrape;

import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.Ended;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the records that say how a link ended. Thread-safe. */
public final class ResultRecords {
    /** The part of a record that is left to the tags and entities of the article. */
    private static final int SHARE_OF_TAGS = 4;

    private final Topics topics;
    private final RecordLimit limit;
    private final InstantSource clock;

    /**
     * Creates the maker of records.
     *
     * @param topics where they go
     * @param limit how large they may be
     * @param clock when links end
     */
    public ResultRecords(Topics topics, RecordLimit limit, InstantSource clock) {
        this.topics = topics;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * How a link ended, with the same as records.
     *
     * @param ended the end; that of an article for which there is no room is another one than was found
     * @param records the article and the report on it, if there is one; or the outcome
     */
    public record Result(Ended ended, List<ProducerRecord<byte[], byte[]>> records) {}

    /**
     * Makes the records of a result.
     *
     * @param ended what a try at the link gave
     * @param link the link
     * @return the records
     * @throws org.apache.kafka.common.KafkaException when the cluster does not say how large they may be
     */
    public Result of(Ended ended, Link link) {
        return switch (ended) {
            case Found found -> of(found, link);
            case Dropped dropped -> new Result(dropped, List.of(outcome(dropped, link)));
        };
    }

    private Result of(Found found, Link link) {
        Article article = found.article();
        ExtractionReport report = found.report();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(KafkaClients.record(topics.articles(), article.getArticleId(), article));
        long size = RecordLimit.size(records.getFirst());
        long room = limit.bytes() - limit.bytes() / SHARE_OF_TAGS;
        if (size > room) {
            String detail = "the article has " + size + " bytes, there is room for " + room;
            return of(new Dropped(OutcomeReason.TOO_LARGE, detail), link);
        }
        if (report != null) {
            records.add(KafkaClients.record(topics.extractions(), report.getArticleId(), report));
        }
        return new Result(found, records);
    }

    private ProducerRecord<byte[], byte[]> outcome(Dropped dropped, Link link) {
        return of(Outcomes.dropped(link, dropped.reason(), dropped.detail(), clock.instant()));
    }

    ProducerRecord<byte[], byte[]> of(Outcome outcome) {
        return KafkaClients.record(topics.outcomes(), outcome.getLinkId(), outcome);
    }
}
