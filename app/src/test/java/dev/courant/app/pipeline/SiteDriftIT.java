package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.courant.desk.DeskServer;
import dev.courant.desk.DeskSettings;
import dev.courant.ingest.Ingest;
import dev.courant.runtime.Components;
import dev.courant.runtime.Loop;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.SiteQuery;
import dev.courant.store.query.SiteRecord;
import dev.courant.store.sink.Sink;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Drift of a site whose pages lose their text, from fetching the pages to the newsdesk. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class SiteDriftIT {
    private static final int GOOD = 110;
    private static final int BAD = 30;
    private static final int AFTERWARDS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PAGE = "<html lang=en><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
            + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                    .repeat(9)
            + "</p></article></body></html>";

    private final Servers servers;
    private final HttpServer site;
    private final String host;
    private final Database database;
    private final Loop sink;
    private final DeskServer desk;

    SiteDriftIT(Servers servers) throws IOException {
        this.servers = servers;
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", SiteDriftIT::answer);
        site.start();
        host = "127.0.0.1:" + site.getAddress().getPort();
        database = Database.open(Settings.read(StoreSettings.class, servers.environment()));
        sink = Sink.start(servers.kafka(), database, Clock.systemUTC());
        desk = DeskServer.start(
                new DeskSettings("127.0.0.1", 0, List.of(), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                database,
                List.of());
    }

    @AfterAll
    void close() {
        desk.close();
        sink.close();
        database.close();
        site.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = (path.startsWith("/good/") ? PAGE : "<html><body><div id=app></div></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        boolean found = !path.equals("/robots.txt");
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
        if (found) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Test
    void shouldReportASiteWhosePagesLoseTheirTextAlsoAfterARestart() throws Exception {
        MeterRegistry first = new SimpleMeterRegistry();
        try (Components ingest = ingest(first)) {
            publish("/good/", GOOD);
            publish("/bad/", BAD);
            awaitSite(status -> status.getState() == SiteState.DRIFTING);
            awaitEnded(GOOD + BAD);
            assertThat(first.get("courant.extraction.drifting").gauge().value()).isEqualTo(1);
            assertThat(ingest.name()).isEqualTo("ingest");
        }
        SiteStatus left = awaitSite(status -> status.getObserved() == GOOD + BAD);

        MeterRegistry second = new SimpleMeterRegistry();
        try (Components ingest = ingest(second)) {
            await().atMost(TIMEOUT)
                    .until(() ->
                            second.get("courant.extraction.drifting").gauge().value() == 1);
            publish("/after/", AFTERWARDS);
            awaitEnded(GOOD + BAD + AFTERWARDS);
            assertThat(ingest.name()).isEqualTo("ingest");
        }
        SiteStatus later = awaitSite(status -> status.getObserved() == GOOD + BAD + AFTERWARDS);

        assertThat(left.getCauses()).singleElement().asString().startsWith("no article on 60 % of pages, was 0 %");
        assertThat(later.getState()).isEqualTo(SiteState.DRIFTING);
        assertThat(later.getCauses()).singleElement().asString().startsWith("no article on 80 % of pages, was 0 %");
        assertThat(later.getSince()).isEqualTo(left.getSince()).isBefore(later.getUpdatedAt());
        shouldBeInTheTableAndTheApi(later);
    }

    private void shouldBeInTheTableAndTheApi(SiteStatus status) throws Exception {
        SiteRecord expected = new SiteRecord(
                host, "DRIFTING", status.getCauses(), status.getSince(), status.getObserved(), status.getUpdatedAt());
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(new SiteQuery(database).list(10)).containsExactly(expected));
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + desk.port() + "/api/v1/sites");
            JsonNode answer = new ObjectMapper()
                    .readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body());
            assertThat(answer.at("/states/DRIFTING").asInt()).isOne();
            assertThat(answer.at("/sites/0/host").asText()).isEqualTo(host);
            assertThat(answer.at("/sites/0/causes/0").asText()).startsWith("no article on 80 % of pages");
            assertThat(Instant.parse(answer.at("/sites/0/since").asText())).isEqualTo(status.getSince());
        }
    }

    private Components ingest(MeterRegistry registry) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_HOST_GAP", "1ms");
        environment.put("COURANT_USER_AGENT", "Harbour/2.0 (+https://example.org/bot)");
        return Ingest.of(environment).start(servers.kafka(), InstantSource.system(), registry);
    }

    private void publish(String folder, int pages) {
        for (int page = 0; page < pages; page++) {
            String url = "http://" + host + folder + page;
            servers.send(
                    servers.topics().links(),
                    host,
                    Link.newBuilder()
                            .setLinkId(Identity.ofLink("feed", url, ""))
                            .setArticleId(Identity.ofArticle(url))
                            .setUrl(url)
                            .setHost(host)
                            .setFeedId("feed")
                            .setDiscoveredAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                            .build());
        }
    }

    private void awaitEnded(int links) {
        await().atMost(TIMEOUT)
                .until(() -> servers.values(servers.topics().articles()).size()
                                + servers.values(servers.topics().outcomes()).stream()
                                        .filter(outcome -> outcome.getUrl().contains("/bad/")
                                                || outcome.getUrl().contains("/after/"))
                                        .count()
                        >= links);
    }

    private SiteStatus awaitSite(Predicate<SiteStatus> wanted) {
        return servers.await(servers.topics().sites(), sites -> !sites.isEmpty() && wanted.test(sites.getLast()))
                .getLast();
    }
}
