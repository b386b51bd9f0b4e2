package dev.courant.ingest.scrape;

import static dev.courant.ingest.scrape.Links.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.extract.Extractor;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.ingest.robots.Robots;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients are real but for the producer, which fails when told to. */
class LinkWorkTest {
    private static final Topics TOPICS = Topics.withPrefix("t.");
    private static final TopicPartition PARTITION = new TopicPartition("t.links", 0);
    private static final String PAGE = "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
            + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                    .repeat(9)
            + "</p></article></body></html>";

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Offsets offsets = new Offsets();
    private final Fetcher fetcher = Fetching.fetcher();

    @BeforeEach
    void take() {
        offsets.started(PARTITION, 5);
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    private LinkWork work(RecentArticles recent) {
        InstantSource clock = InstantSource.fixed(NOON);
        ScrapeSettings settings = Settings.read(ScrapeSettings.class, Map.of("COURANT_SCRAPE_TRIES", "1"));
        Scraper scraper = new Scraper(
                new Robots(fetcher, clock, "Harbour"), new PageFetch(fetcher, settings), Extractor.standard(), clock);
        return new LinkWork(
                TOPICS, offsets, producer, scraper, recent, clock, new IngestMetrics(new SimpleMeterRegistry()));
    }

    private LinkWork work() {
        return work(new RecentArticles(Duration.ofMinutes(10), InstantSource.fixed(NOON)));
    }

    private static ConsumerRecord<byte[], byte[]> taken(Link link) {
        byte[] value = TOPICS.links().values().serializer().serialize("t.links", link);
        return new ConsumerRecord<>("t.links", 0, 5, new byte[] {'h'}, value);
    }

    private static Outcome outcome(ProducerRecord<byte[], byte[]> record) {
        assertThat(record.topic()).isEqualTo("t.outcomes");
        return TOPICS.outcomes().values().deserializer().deserialize(record.topic(), record.value());
    }

    @Test
    void shouldFinishALinkOnlyWhenKafkaHasItsResult() throws Exception {
        assertThat(work().run(taken(Links.link("one", "nonsense")))).isTrue();

        assertThat(outcome(producer.history().getFirst()).getReason()).isEqualTo(OutcomeReason.INVALID_URL);
        assertThat(offsets.isOpen(PARTITION, 5)).isTrue();
        producer.completeNext();
        assertThat(offsets.isOpen(PARTITION, 5)).isFalse();
    }

    @Test
    void shouldNotWorkOnALinkThatIsNoLongerOurs() throws Exception {
        offsets.lost(PARTITION);

        assertThat(work().run(taken(Links.link("one", "nonsense")))).isFalse();

        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldWriteOneLetterAndAnOutcomeForALinkThatBreaksTheStep() throws Exception {
        RecentArticles broken = new RecentArticles(Duration.ofMinutes(10), () -> {
            throw new IllegalStateException("the clock is broken");
        });
        Link link = Links.link("one", Links.URL);
        broken.remember(link, Links.article(Links.link("two", Links.URL)));

        work(broken).run(taken(link));

        assertThat(producer.history()).hasSize(2);
        assertThat(producer.history().getFirst().topic()).isEqualTo("t.dead-letters");
        assertThat(producer.history().getFirst().value()).isEqualTo(taken(link).value());
        assertThat(outcome(producer.history().getLast()).getReason()).isEqualTo(OutcomeReason.DEAD_LETTER);
    }

    @Test
    void shouldAnswerAnotherFeedsLinkFromARecentArticleWithoutAskingTheHost() throws Exception {
        RecentArticles recent = new RecentArticles(Duration.ofMinutes(10), InstantSource.fixed(NOON));
        recent.remember(Links.link("two", Links.URL), Links.article(Links.link("two", Links.URL)));

        assertThat(work(recent).run(taken(Links.link("one", Links.URL)))).isFalse();

        assertThat(producer.history()).extracting(ProducerRecord::topic).isEqualTo(List.of("t.articles"));
    }

    @Test
    void shouldDropAnArticleThatNoRecordCanHold() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.replying(Map.of("/a", Reply.ok(PAGE).with("Content-Type", "text/html")))) {
            work().run(taken(Links.link("one", server.url("/a"))));
        }
        producer.errorNext(new RecordTooLargeException("9 MB"));

        assertThat(outcome(producer.history().getLast()).getReason()).isEqualTo(OutcomeReason.TOO_LARGE);
        producer.completeNext();
        assertThat(offsets.isOpen(PARTITION, 5)).isFalse();
    }

    @Test
    void shouldReportWhenKafkaDoesNotTakeAResult() throws Exception {
        LinkWork work = work();
        work.run(taken(Links.link("one", "nonsense")));
        producer.errorNext(new IllegalStateException("no broker"));

        assertThatThrownBy(work::failIfSendingFailed).hasMessage("no broker");
        assertThat(offsets.isOpen(PARTITION, 5)).isTrue();
    }

    @Test
    void shouldSayNothingOfALinkWhoseFetchWasCutOffByTheEnd() {
        LinkWork work = work();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> work.run(taken(Links.link("one", "http://127.0.0.1:9/"))))
                .isInstanceOf(InterruptedException.class);

        assertThat(producer.history()).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldNotFollowARedirectToWhatRobotsTxtForbids() throws Exception {
        Reply robots = Reply.ok("User-agent: *\nDisallow: /private");
        try (LoopbackServer server = LoopbackServer.replying(
                Map.of("/robots.txt", robots, "/a", Reply.redirect(302, "/private"), "/private", Reply.ok(PAGE)))) {
            work().run(taken(Links.link("one", server.url("/a"))));

            assertThat(outcome(producer.history().getFirst()).getReason()).isEqualTo(OutcomeReason.ROBOTS_DISALLOWED);
            assertThat(server.requests())
                    .extracting(LoopbackServer.Request::path)
                    .doesNotContain("/private");
        }
    }
}
