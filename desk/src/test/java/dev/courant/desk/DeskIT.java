package dev.courant.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.runtime.Loop;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Taxonomy;
import dev.courant.schemas.TopicDescription;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.TopicRecord;
import dev.courant.store.sink.Sink;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The newsdesk over HTTP, on a database that the sink fills. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MARKUP = "<img src=x onerror=alert(1)> ¿Paró “todo”? <script>";

    private final Servers servers;
    private final Topics topics;
    private final Database database;
    private final Loop sink;
    private final DeskServer desk;
    private final HttpClient http = HttpClient.newHttpClient();

    DeskIT(Servers servers) {
        this.servers = servers;
        topics = servers.topics();
        database = Database.open(Settings.read(StoreSettings.class, servers.environment()));
        sink = Sink.start(servers.kafka(), database, Clock.systemUTC());
        desk = DeskServer.start(
                new DeskSettings(
                        "127.0.0.1", 0, List.of("proxied.example"), Duration.ofMillis(50), Duration.ofSeconds(10)),
                database,
                List.of(new TopicRecord("strikes", Map.of("en", "Strikes"), "People stop work.")));
    }

    @BeforeAll
    void fill() {
        servers.send(topics.links(), "press.example", DeskSamples.link("pending"));
        servers.send(
                topics.outcomes(),
                DeskSamples.link("gone").getLinkId(),
                Outcomes.dropped(DeskSamples.link("gone"), OutcomeReason.GONE, "HTTP 410", DeskSamples.NOON));
        for (int i = 0; i < 5; i++) {
            send(DeskSamples.article("a" + i, "Dockers walk out " + i, "Text " + i));
        }
        send(DeskSamples.article("markup", MARKUP, "Text with " + MARKUP));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> new StatsQuery(database).totals().discovered() == 8);
        await().until(() -> json("/api/v1/stats").get("stored").asInt() == 6);
    }

    @AfterAll
    void close() {
        desk.close();
        sink.close();
        database.close();
    }

    @Test
    void shouldServeStatisticsThatAddUp() throws Exception {
        JsonNode stats = json("/api/v1/stats");

        assertThat(stats.get("holds").asBoolean()).isTrue();
        assertThat(stats.get("dropped").asInt()).isEqualTo(1);
        assertThat(stats.get("pending").asInt()).isEqualTo(1);
        assertThat(stats.at("/topics/strikes").asInt())
                .isEqualTo(stats.get("articles").asInt());
        assertThat(stats.at("/reasons/GONE").asInt()).isEqualTo(1);
    }

    @Test
    void shouldPageThroughArticlesByCursor() throws Exception {
        List<String> seen = new ArrayList<>();
        JsonNode page = json("/api/v1/articles?limit=2");
        while (true) {
            page.get("articles")
                    .forEach(article -> seen.add(article.get("articleId").asText()));
            if (page.get("next").isNull()) {
                break;
            }
            page = json("/api/v1/articles?limit=2&before=" + page.get("next").asText());
        }

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
        assertThat(json("/api/v1/articles?q=dockers").get("articles")).hasSize(5);
        assertThat(json("/api/v1/articles?topic=floods").get("articles")).isEmpty();
        assertThat(json("/api/v1/articles?language=en&topic=strikes&q=dockers").get("articles"))
                .hasSize(5);
    }

    @Test
    void shouldGiveAnArticleWithItsEvidence() throws Exception {
        JsonNode article = json("/api/v1/articles/" + DeskSamples.link("a1").getArticleId());

        assertThat(article.get("text").asText()).isEqualTo("Text 1");
        assertThat(article.at("/tags/0/label").asText()).isEqualTo("Strikes");
        assertThat(article.at("/tags/0/evidence/0/rule").asText()).isEqualTo("en/strike");
        assertThat(article.get("discoveredAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void shouldKeepATitleWithMarkupAsText() throws Exception {
        String id = DeskSamples.link("markup").getArticleId();
        HttpResponse<String> answer = get("/api/v1/articles/" + id);

        assertThat(MAPPER.readTree(answer.body()).get("title").asText()).isEqualTo(MARKUP);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'self'")
                .doesNotContain("unsafe-inline");
    }

    @Test
    void shouldServeTheExtractionReportOfAnArticle() throws Exception {
        Article article =
                DeskSamples.article("a2", "Dockers walk out 2", "Text 2").getArticle();
        String path = "/api/v1/articles/" + article.getArticleId() + "/extraction";
        servers.send(topics.extractions(), article.getArticleId(), DeskSamples.report(article));
        await().atMost(Duration.ofSeconds(20)).until(() -> get(path).statusCode() == 200);

        JsonNode report = json(path);
        assertThat(report.get("revisionId").asText()).isEqualTo(article.getRevisionId());
        assertThat(report.get("textSource").asText()).isEqualTo("FEED");
        assertThat(report.at("/runs/0/reason").asText()).isEqualTo("in a nav");
        assertThat(report.at("/runs/0/blocks/0/text").asText()).isEqualTo("<b>Home</b>");
        assertThat(report.at("/runs/1/kept").asBoolean()).isTrue();
    }

    @Test
    void shouldListDriftingSitesFirst() throws Exception {
        send(DeskSamples.site("well.example", SiteState.OK));
        send(DeskSamples.site("odd.example", SiteState.DRIFTING, "no date on 90 % of pages, was 1 %"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> json("/api/v1/sites").get("sites").size() == 2);

        JsonNode answer = json("/api/v1/sites?limit=1");
        assertThat(answer.at("/states/OK").asInt()).isOne();
        assertThat(answer.at("/states/DRIFTING").asInt()).isOne();
        assertThat(answer.get("sites")).hasSize(1);
        assertThat(answer.at("/sites/0/host").asText()).isEqualTo("odd.example");
        assertThat(answer.at("/sites/0/causes/0").asText()).isEqualTo("no date on 90 % of pages, was 1 %");
        assertThat(answer.at("/sites/0/since").asText()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void shouldUsePublishedLabelsWhileATaxonomyIsPublished() throws Exception {
        TopicDescription piers = new TopicDescription("piers", Map.of("en", "Piers"), "Piers fall or rise.", List.of());
        Taxonomy taxonomy = new Taxonomy("own", "1", "topics: []", List.of(piers), DeskSamples.NOON);

        servers.send(topics.taxonomy(), "own", taxonomy);
        await().until(() -> labels().equals(List.of("Piers", "Strikes")));

        servers.send(topics.taxonomy(), "own", null);
        await().until(() -> labels().equals(List.of("Strikes")));
    }

    @Test
    void shouldListTopicsFeedsAndLinks() throws Exception {
        assertThat(json("/api/v1/topics").at("/0/label/en").asText()).isEqualTo("Strikes");
        assertThat(json("/api/v1/feeds").isArray()).isTrue();
        assertThat(json("/api/v1/links?outcome=DROPPED")
                        .at("/links/0/outcome/detail")
                        .asText())
                .isEqualTo("HTTP 410");
        assertThat(json("/api/v1/links?url=" + DeskSamples.url("pending"))
                        .at("/links/0/outcome")
                        .isNull())
                .isTrue();
        assertThat(json("/api/v1/links?url=https://never.example/").get("links"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles?limit=0",
                "/api/v1/articles?limit=501",
                "/api/v1/articles?limit=many",
                "/api/v1/articles?before=yesterday",
                "/api/v1/articles?before=2026-03-01T12:00:00Z",
                "/api/v1/articles?before=%2B999999999-01-01T00:00:00Z~a",
                "/api/v1/articles?q=%00",
                "/api/v1/articles?topic=a%00b",
                "/api/v1/links",
                "/api/v1/links?outcome=LOST",
                "/api/v1/links?url=%00",
                "/api/v1/sites?limit=all",
                "/api/v1/dead-letters?state=LOST",
                "/api/v1/dead-letters?since=yesterday",
                "/api/v1/dead-letters?until=%2B999999999-01-01T00:00:00Z",
            })
    void shouldRefuseInOneLineOfJson(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(answer.body()).get("error").asText())
                .isNotBlank()
                .doesNotContain("\n");
        assertThat(answer.body().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/articles/none", "/api/v1/articles/none/extraction", "/api/v1/nothing", "/nothing.html"})
    void shouldAnswerNotFound(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(MAPPER.readTree(answer.body()).get("error").asText()).isNotBlank();
    }

    @Test
    void shouldServeNoFilesOutsideItsFolder() throws Exception {
        assertThat(get("/..%2f..%2fDeskServer.class").statusCode()).isBetween(400, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "/,text/html",
        "/main.js,text/javascript",
        "/courant.css,text/css",
        "/favicon.svg,image/svg+xml",
    })
    void shouldServeThePageWithItsTypesUnderTheSamePolicy(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(type);
        assertThat(answer.headers().allValues("content-security-policy")).hasSize(1);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/stats", "/api/v1/articles", "/api/v1/topics", "/api/v1/feeds"})
    void shouldSendTheTimeAndForbidCaching(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.headers().firstValue("date")).isPresent();
        assertThat(answer.headers().firstValue("cache-control")).contains("no-cache");
    }

    @Test
    void shouldStreamStatisticsAtOnceAndArticlesAsTheyArriveToTwoPages() throws Exception {
        try (Follower one = follow();
                Follower two = follow()) {
            await().until(() -> one.received("event: stats") && two.received("event: stats"));

            send(DeskSamples.article("live", "Ferry “Niña” resumes", "Text"));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> one.received("Ferry “Niña” resumes") && two.received("Ferry “Niña” resumes"));
        }
    }

    @Test
    void shouldRemoveTheStreamOfAClosedPage() throws Exception {
        int before = desk.openStreams();
        Follower page = follow();
        await().until(() -> desk.openStreams() == before + 1);

        page.close();

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    send(DeskSamples.article("away", "Away " + System.nanoTime(), "Text"));
                    return desk.openStreams() <= before;
                });
    }

    @Test
    void shouldListDeadLettersByFilters() throws Exception {
        letter("scrape", "java.lang.IllegalStateException", "the first failure");
        letter("enrich", "java.lang.NullPointerException", "the second failure");
        await().until(() -> json("/api/v1/dead-letters").get("letters").size() == 2);

        JsonNode found = json("/api/v1/dead-letters?step=enrich&cause=nullpointer&since=2026-03-01T12:00:00Z"
                + "&until=2026-03-01T12:00:01Z");
        assertThat(found.at("/letters/0/message").asText()).isEqualTo("the second failure");
        assertThat(found.at("/letters/0/id").asText()).matches("\\d+-\\d+");
        assertThat(found.at("/totals/open").asInt()).isEqualTo(2);
        assertThat(found.get("steps")).extracting(JsonNode::asText).containsExactly("enrich", "scrape");
        assertThat(json("/api/v1/dead-letters?state=discarded").get("letters")).isEmpty();
        assertThat(json("/api/v1/dead-letters?state=all&limit=1").get("letters"))
                .hasSize(1);
        assertThat(json("/api/v1/dead-letters?until=2026-03-01T12:00:00Z").get("letters"))
                .isEmpty();
        // Figures are kept for a while, the longer the slower the database counts.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json("/api/v1/stats").get("deadLetters").asInt() == 2);
    }

    private void letter(String step, String cause, String message) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topics.deadLetters().name(), new byte[] {1});
        Map.of(
                        DeadLetter.STEP, step,
                        DeadLetter.CAUSE, cause,
                        DeadLetter.MESSAGE, message,
                        DeadLetter.AT, DeskSamples.NOON.toString())
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (Producer<byte[], byte[]> producer = servers.kafka().producer()) {
            var unused = producer.send(letter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/stats", "/courant.css", "/nowhere"})
    void shouldOnlyBeRead(String path) throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            String answer = exchange(method, path, "localhost");

            assertThat(answer).as(method).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: GET, HEAD\r\n");
        }
    }

    @Test
    void shouldAnswerHeadLikeGetWithoutABody() throws Exception {
        assertThat(exchange("HEAD", "/api/v1/stats", "localhost"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n");
        assertThat(exchange("HEAD", "/", "localhost"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/articles", "/api/v1/stream", "/courant.css"})
    void shouldRefuseANameThatIsNotItsOwn(String path) throws Exception {
        assertThat(exchange("GET", path, "rebound.example:" + desk.port()))
                .startsWith("HTTP/1.1 421 ")
                .contains("COURANT_DESK_ALLOWED_HOSTS")
                .doesNotContain("Dockers");
        assertThat(exchange("HEAD", "/api/v1/stats", "proxied.example")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldCancelAQueryThatTakesTooLongAndSayWhy() throws Exception {
        Duration limit = Duration.ofMillis(300);
        StoreSettings settings = Settings.read(StoreSettings.class, servers.environment());
        try (Database reading = Database.openReadOnly(settings, limit);
                DeskServer slow = DeskServer.start(
                        new DeskSettings("127.0.0.1", 0, List.of(), Duration.ofSeconds(1), limit), reading, List.of());
                Handle blocking = database.jdbi().open()) {
            blocking.begin();
            blocking.execute("lock table site");
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + slow.port() + "/api/v1/sites"))
                            .build(),
                    BodyHandlers.ofString());
            blocking.rollback();

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("COURANT_DESK_QUERY_TIMEOUT");
            assertThatThrownBy(() -> reading.jdbi().withHandle(handle -> handle.execute("delete from site")))
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void shouldBeUpWhileTheDatabaseAnswers() {
        assertThat(desk.check()).isEqualTo(dev.courant.runtime.Health.UP);
        assertThat(desk.name()).isEqualTo("desk");
    }

    private Follower follow() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/stream"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        return new Follower(answer.body());
    }

    /** The topic that is published, and the one that is not but has articles. */
    private List<String> labels() throws Exception {
        return json("/api/v1/topics").findValuesAsText("en");
    }

    private void send(EnrichedArticle record) {
        servers.send(topics.enriched(), record.getArticle().getArticleId(), record);
    }

    private void send(SiteStatus site) {
        servers.send(topics.sites(), site.getHost(), site);
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private String exchange(String method, String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", desk.port())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + desk.port() + path);
    }
}
