package dev.courant.ingest.scrape;

import static dev.courant.ingest.scrape.Links.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.backlog.HostLinks;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.backlog.LinkTask;
import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostDelay;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.HostQueues;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.ingest.robots.Robots;
import dev.courant.parse.extract.Extractor;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.runtime.time.PassingTime;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients are real but for the producer, which fails when told to. */
class LinkProcessorTest {
    private static final Topics TOPICS = Topics.withPrefix("t.");
    private static final TopicPartition PARTITION = new TopicPartition("t.links", 0);
    private static final String HOST = "harbour.example";
    private static final String PAGE = "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
            + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                    .repeat(9)
            + "</p></article></body></html>";

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private static final Map<String, String> PATIENT =
            Map.of("COURANT_SCRAPE_RETRY_PAUSE", "10ms", "COURANT_SCRAPE_PATIENCE", "1h");

    private final LinkBacklog backlog = new LinkBacklog(1 << 20);
    private LinkResults results = results(RecordLimit.LEAST_BYTES);
    private final Fetcher fetcher = Fetching.fetcher();
    private final HostQueues hosts = new HostQueues(Duration.ZERO, PassingTime.OF_THE_MACHINE);
    private final HostQueue queue = hosts.open(HostQueue.Priority.NORMAL);
    private long next = 5;
    private Instant arrival = NOON.minusSeconds(1);

    @BeforeEach
    void take() {
        backlog.assign(PARTITION, 5, null);
    }

    @AfterEach
    void close() {
        queue.close();
        hosts.close();
        fetcher.close();
    }

    private LinkResults results(int bytes) {
        IngestMetrics metrics = new IngestMetrics(new SimpleMeterRegistry());
        return new LinkResults(
                TOPICS,
                backlog,
                producer,
                RecordLimit.of(bytes),
                ExchangeArchive.NONE,
                InstantSource.fixed(NOON),
                metrics,
                () -> {});
    }

    private LinkProcessor work(RecentArticles recent) {
        return work(recent, Map.of("COURANT_SCRAPE_PATIENCE", "0s"));
    }

    private LinkProcessor work(RecentArticles recent, Map<String, String> environment) {
        return work(recent, environment, InstantSource.fixed(NOON));
    }

    private LinkProcessor work(RecentArticles recent, Map<String, String> environment, InstantSource clock) {
        ScrapeSettings settings = Settings.read(ScrapeSettings.class, environment);
        Scraper scraper = new Scraper(
                new Robots(fetcher, clock, "Harbour"),
                fetcher,
                new PageExtraction(new Extractor(), new DriftDetector(10), clock, settings.explainExtractions()),
                recent,
                clock);
        return new LinkProcessor(backlog, results, settings, scraper, new HostBackoff(), ExchangeArchive.NONE, clock);
    }

    /** Runs a link once, as if its turn had come. */
    private HostDelay run(LinkProcessor work, Link link) throws InterruptedException {
        HostLinks host = backlog.add(read(link, next++), HOST).orElseThrow();
        LinkTask task = backlog.take(host, NOON).orElseThrow();
        try {
            return work.run(task);
        } finally {
            backlog.stop(task);
        }
    }

    private LinkProcessor work() {
        return work(new RecentArticles(Duration.ofMinutes(10), InstantSource.fixed(NOON)));
    }

    private ConsumerRecord<byte[], byte[]> read(Link link, long offset) {
        byte[] value = TOPICS.links().values().serializer().serialize("t.links", link);
        return new ConsumerRecord<>(
                "t.links",
                0,
                offset,
                arrival.toEpochMilli(),
                TimestampType.CREATE_TIME,
                HOST.length(),
                value.length,
                HOST.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static Outcome outcome(ProducerRecord<byte[], byte[]> record) {
        assertThat(record.topic()).isEqualTo("t.outcomes");
        return TOPICS.outcomes().values().deserializer().deserialize(record.topic(), record.value());
    }

    @Test
    void shouldFinishALinkOnlyWhenKafkaHasItsResult() throws Exception {
        assertThat(run(work(), Links.link("one", "nonsense"))).isEqualTo(HostDelay.NONE);

        assertThat(outcome(producer.history().getFirst()).getReason()).isEqualTo(OutcomeReason.INVALID_URL);
        assertThat(backlog.unended()).isOne();
        producer.completeNext();
        assertThat(backlog.unended()).isZero();
    }

    @Test
    void shouldWriteOneLetterAndAnOutcomeForALinkThatBreaksTheStep() throws Exception {
        AtomicBoolean isBroken = new AtomicBoolean();
        RecentArticles broken = new RecentArticles(Duration.ofMinutes(10), () -> {
            if (isBroken.get()) {
                throw new IllegalStateException("the clock is broken");
            }
            return NOON;
        });
        Link link = Links.link("one", Links.URL);
        broken.remember(link, Links.article(Links.link("two", Links.URL)));
        isBroken.set(true);

        var unused = run(work(broken), link);

        assertThat(producer.history()).hasSize(2);
        assertThat(producer.history().getFirst().topic()).isEqualTo("t.dead-letters");
        assertThat(producer.history().getFirst().value())
                .isEqualTo(read(link, 5).value());
        assertThat(outcome(producer.history().getLast()).getReason()).isEqualTo(OutcomeReason.DEAD_LETTER);
    }

    @Test
    void shouldAnswerAnotherFeedsLinkFromARecentArticleWithoutAskingTheHost() throws Exception {
        RecentArticles recent = new RecentArticles(Duration.ofMinutes(10), InstantSource.fixed(NOON));
        recent.remember(Links.link("two", Links.URL), Links.article(Links.link("two", Links.URL)));

        assertThat(run(work(recent), Links.link("one", Links.URL))).isEqualTo(HostDelay.NONE);

        assertThat(producer.history()).extracting(ProducerRecord::topic).isEqualTo(List.of("t.articles"));
    }

    @Test
    void shouldDropAnArticleThatLeavesNoRoomForItsTags() throws Exception {
        results = results(1_500);
        try (LoopbackServer server =
                LoopbackServer.replying(Map.of("/a", Reply.ok(PAGE).with("Content-Type", "text/html")))) {
            run(work(), Links.link("one", server.url("/a")));
        }

        assertThat(producer.history()).hasSize(1);
        Outcome outcome = outcome(producer.history().getLast());
        assertThat(outcome.getReason()).isEqualTo(OutcomeReason.TOO_LARGE);
        assertThat(outcome.getDetail()).endsWith(" bytes, there is room for 1125");
        producer.completeNext();
        assertThat(backlog.unended()).isZero();
    }

    @Test
    void shouldFinishALinkOnlyWhenKafkaHasTheReportOnItsArticleToo() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.replying(Map.of("/a", Reply.ok(PAGE).with("Content-Type", "text/html")))) {
            run(work(), Links.link("one", server.url("/a")));
        }

        producer.completeNext();
        assertThat(backlog.unended()).isOne();
        producer.completeNext();
        assertThat(backlog.unended()).isZero();
        Article article = TOPICS.articles()
                .values()
                .deserializer()
                .deserialize("t.articles", producer.history().getFirst().value());
        ExtractionReport report = TOPICS.extractions()
                .values()
                .deserializer()
                .deserialize("t.extractions", producer.history().getLast().value());
        assertThat(report.getRevisionId()).isEqualTo(article.getRevisionId());
        assertThat(report.getBlocks())
                .extracting(ExtractedBlock::getKept, ExtractedBlock::getReason)
                .contains(tuple(true, "nothing speaks against it"));
    }

    @Test
    void shouldReportOnNoExtractionWhenNobodyAsks() throws Exception {
        Map<String, String> silent = Map.of("COURANT_SCRAPE_PATIENCE", "0s", "COURANT_EXPLAIN_EXTRACTIONS", "false");
        RecentArticles recent = new RecentArticles(Duration.ZERO, InstantSource.fixed(NOON));
        try (LoopbackServer server =
                LoopbackServer.replying(Map.of("/a", Reply.ok(PAGE).with("Content-Type", "text/html")))) {
            run(work(recent, silent), Links.link("one", server.url("/a")));
        }

        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("t.articles");
        producer.completeNext();
        assertThat(backlog.unended()).isZero();
    }

    @Test
    void shouldReportWhenKafkaDoesNotTakeAResult() throws Exception {
        LinkProcessor work = work();
        run(work, Links.link("one", "nonsense"));
        producer.errorNext(new IllegalStateException("no broker"));

        assertThatThrownBy(results::failIfSendingFailed).hasMessage("no broker");
        assertThat(backlog.unended()).isOne();
    }

    @Test
    void shouldSayNothingOfALinkWhoseFetchWasCutOffByTheEnd() {
        LinkProcessor work = work();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(work, Links.link("one", "http://127.0.0.1:9/")))
                .isInstanceOf(InterruptedException.class);

        assertThat(producer.history()).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Kafka's producer throws an exception of its own when it is interrupted. */
    @Test
    void shouldNotBuryALinkWhoseResultCouldNotBeSentBecauseOfTheEnd() {
        LinkProcessor work = work();
        producer.sendException = new InterruptException("sets the flag of this thread");

        assertThatThrownBy(() -> run(work, Links.link("one", "nonsense"))).isInstanceOf(InterruptedException.class);

        producer.sendException = null;
        assertThat(producer.history()).isEmpty();
        assertThat(backlog.unended()).isOne();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldNotFollowARedirectToWhatRobotsTxtForbids() throws Exception {
        Reply robots = Reply.ok("User-agent: *\nDisallow: /private");
        try (LoopbackServer server = LoopbackServer.replying(
                Map.of("/robots.txt", robots, "/a", Reply.redirect(302, "/private"), "/private", Reply.ok(PAGE)))) {
            run(work(), Links.link("one", server.url("/a")));

            assertThat(outcome(producer.history().getFirst()).getReason()).isEqualTo(OutcomeReason.ROBOTS_DISALLOWED);
            assertThat(server.requests())
                    .extracting(LoopbackServer.Request::path)
                    .doesNotContain("/private");
        }
    }

    @Test
    void shouldSayInTheOutcomeWhyRobotsTxtCannotBeRead() throws Exception {
        try (LoopbackServer broken = LoopbackServer.replying(Reply.of(503));
                LoopbackServer inside = LoopbackServer.replying(
                        Map.of("/robots.txt", Reply.redirect(302, "http://10.1.2.3/robots.txt")))) {
            run(work(), Links.link("one", broken.url("/a")));
            run(work(), Links.link("two", inside.url("/a")));

            assertThat(producer.history())
                    .extracting(LinkProcessorTest::outcome)
                    .extracting(Outcome::getReason, Outcome::getDetail)
                    .containsExactly(
                            tuple(
                                    OutcomeReason.ROBOTS_UNREACHABLE,
                                    "robots.txt of harbour.example cannot be read: HTTP 503 from "
                                            + broken.url("/robots.txt")),
                            tuple(
                                    OutcomeReason.ROBOTS_UNREACHABLE,
                                    "robots.txt of harbour.example cannot be read: it redirects to"
                                            + " http://10.1.2.3/robots.txt, where we may not go: 10.1.2.3: 10.1.2.3 is"
                                            + " not a public address"));
        }
    }

    private LinkProcessor patientWork(RecentArticles recent) {
        return work(recent, PATIENT);
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(10)).until(() -> !producer.history().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"500,", "503,0", "429,", "429,0"})
    void shouldTryAgainWhileTheFailureMayPass(int status, @Nullable String retryAfter) throws Exception {
        Reply failing = retryAfter == null ? Reply.of(status) : Reply.of(status).with("Retry-After", retryAfter);
        tryUntilItIsThere(failing);
    }

    /** Asks for a page that is answered so twice, and then is the article. */
    private void tryUntilItIsThere(Reply failing) throws Exception {
        try (LoopbackServer server = LoopbackServer.replying(
                Reply.of(404), failing, failing, Reply.ok(PAGE).with("Content-Type", "text/html"))) {
            RecentArticles none = new RecentArticles(Duration.ZERO, InstantSource.fixed(NOON));
            LinkProcessor work = work(none, PATIENT, InstantSource.system());
            HostTurns turns = new HostTurns(
                    backlog,
                    queue,
                    (host, offsets) -> {
                        throw new IllegalStateException("all are loaded");
                    },
                    work,
                    1,
                    InstantSource.system());
            backlog.add(read(Links.link("one", server.url("/a")), next++), HOST).ifPresent(turns::arrange);
            awaitEnd();

            assertThat(producer.history()).extracting(ProducerRecord::topic).startsWith("t.articles");
            assertThat(server.requests())
                    .extracting(LoopbackServer.Request::path)
                    .containsExactly("/robots.txt", "/a", "/a", "/a");
        }
    }

    private static Reply notice(String title, String text) {
        return Reply.ok("<!doctype html><title>" + title + "</title><h1>" + title + "</h1><p>" + text + "</p>")
                .with("Content-Type", "text/html");
    }

    private static final Reply BUSY =
            notice("Too many requests", "You have sent too many requests. Please wait a few minutes and try again.");
    private static final Reply MAINTAINED = notice(
            "We’ll be back soon",
            "Our site is down for scheduled maintenance. We apologise for the inconvenience. Please try again later.");

    static Stream<Reply> temporaryNotices() {
        return Stream.of(BUSY, MAINTAINED);
    }

    @ParameterizedTest
    @MethodSource("temporaryNotices")
    void shouldTryAgainAfterANoticeThatMayPassThoughItIsServedAsASuccess(Reply notice) throws Exception {
        tryUntilItIsThere(notice);
    }

    @Test
    void shouldLeaveTheWholeHostAloneThatAsksForFewerRequests() throws Exception {
        Map<String, String> patient = Map.of("COURANT_SCRAPE_RETRY_PAUSE", "5s", "COURANT_SCRAPE_PATIENCE", "1h");
        RecentArticles none = new RecentArticles(Duration.ZERO, InstantSource.fixed(NOON));
        try (LoopbackServer busy = LoopbackServer.replying(Reply.of(404), BUSY);
                LoopbackServer maintained = LoopbackServer.replying(Reply.of(404), MAINTAINED)) {
            assertThat(run(work(none, patient), Links.link("one", maintained.url("/a")))
                            .atLeast())
                    .isZero();
            assertThat(run(work(none, patient), Links.link("two", busy.url("/a")))
                            .atLeast())
                    .isEqualTo(Duration.ofSeconds(5));
        }

        assertThat(producer.history()).isEmpty();
        assertThat(backlog.unended()).isEqualTo(2);
    }

    @Test
    void shouldNameANoticeThatDoesNotPass() throws Exception {
        try (LoopbackServer busy = LoopbackServer.replying(Reply.of(404), BUSY);
                LoopbackServer maintained = LoopbackServer.replying(Reply.of(404), MAINTAINED)) {
            run(work(), Links.link("one", busy.url("/a")));
            run(work(), Links.link("two", maintained.url("/a")));

            assertThat(producer.history())
                    .extracting(LinkProcessorTest::outcome)
                    .extracting(Outcome::getReason, Outcome::getDetail)
                    .containsExactly(
                            tuple(OutcomeReason.RATE_LIMITED, busy.url("/a: notice of too many requests")),
                            tuple(OutcomeReason.SERVER_ERROR, maintained.url("/a: notice of maintenance or an error")));
        }
    }

    static Stream<Reply> lastingNotices() {
        return Stream.of(
                notice("Page not found", "Sorry, the page you are looking for does not exist or was removed."),
                notice(
                        "Not available where you are",
                        "You are visiting this website from a country in which we cannot grant access for legal reasons."),
                notice(
                        "Time for an update",
                        "Your browser is no longer supported. Please upgrade to a current version."),
                notice(
                        "We value your privacy",
                        "We and our partners store information on a device, such as cookies. You can accept or reject all"
                                + " cookies at any time."),
                notice("Access Denied", "You don’t have permission to access this page on this server."));
    }

    @ParameterizedTest
    @MethodSource("lastingNotices")
    void shouldNotTryAgainAfterANoticeThatWillStay(Reply notice) throws Exception {
        RecentArticles none = new RecentArticles(Duration.ZERO, InstantSource.fixed(NOON));
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(404), notice)) {
            run(patientWork(none), Links.link("one", server.url("/a")));
        }

        assertThat(outcome(producer.history().getFirst()).getReason()).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
    }

    @Test
    void shouldDropOtherLinksOfAHostThatDoesNotAnswerWithoutAConnectionEach() throws Exception {
        Reply brokenOff = Reply.ok("half of").with("Content-Length", "1000");
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(404), brokenOff)) {
            LinkProcessor work = work();
            run(work, Links.link("one", server.url("/a")));

            assertThat(run(work, Links.link("two", server.url("/b")))).isEqualTo(HostDelay.NONE);

            assertThat(server.requests()).hasSize(2);
            assertThat(producer.history())
                    .extracting(LinkProcessorTest::outcome)
                    .extracting(Outcome::getReason)
                    .containsExactly(OutcomeReason.CONNECTION_FAILED, OutcomeReason.CONNECTION_FAILED);
        }
    }

    @Test
    void shouldEndLinksTogetherThatWaitedWhenTheirHostStoppedToAnswer() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        Reply brokenOff = Reply.ok("half of").with("Content-Length", "1000");
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(404), brokenOff)) {
            RecentArticles none = new RecentArticles(Duration.ZERO, InstantSource.fixed(NOON));
            LinkProcessor work = work(none, Map.of("COURANT_SCRAPE_PATIENCE", "1m"), now::get);
            run(work, Links.link("one", server.url("/a")));
            now.set(NOON.plusSeconds(61));
            run(work, Links.link("two", server.url("/b")));
            arrival = NOON.plusSeconds(50);
            run(work, Links.link("three", server.url("/c")));
        }

        assertThat(producer.history())
                .extracting(LinkProcessorTest::outcome)
                .extracting(Outcome::getUrl)
                .singleElement()
                .asString()
                .endsWith("/b");
        assertThat(backlog.unended()).isEqualTo(3);
    }

    @Test
    void shouldLeaveAHostAloneThatAsksForMoreThanALinkWaits() throws Exception {
        Reply busy = Reply.of(429).with("Retry-After", "7200");
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(404), busy)) {
            LinkProcessor work = patientWork(new RecentArticles(Duration.ZERO, InstantSource.fixed(NOON)));
            assertThat(run(work, Links.link("one", server.url("/a"))).atLeast()).isEqualTo(Duration.ofHours(1));

            assertThat(run(work, Links.link("two", server.url("/b")))).isEqualTo(HostDelay.NONE);

            assertThat(server.requests()).hasSize(2);
            assertThat(producer.history())
                    .extracting(LinkProcessorTest::outcome)
                    .extracting(Outcome::getReason)
                    .containsExactly(OutcomeReason.RATE_LIMITED, OutcomeReason.RATE_LIMITED);
        }
    }

    @Test
    void shouldLeaveAHostAloneForTheCrawlDelayOfItsRobotsTxt() throws Exception {
        Reply robots = Reply.ok("User-agent: *\nCrawl-delay: 7");
        try (LoopbackServer server = LoopbackServer.replying(Map.of("/robots.txt", robots))) {
            assertThat(run(work(), Links.link("one", server.url("/a"))).atLeast())
                    .isEqualTo(Duration.ofSeconds(7));
        }
    }
}
