package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.ArticleDetail;
import dev.courant.store.query.ArticleQuery;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.LinkRecord;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Entries of a feed with everything that is odd about them, through all roles to the rows. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedToLedgerIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String FEED_ITEM =
            "<item><guid isPermaLink='false'>%s</guid><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>";
    private static final String PAGE =
            "<html lang=en><head><title>Ferry</title>%s</head><body><article><h1>Ferry</h1><p>"
                    + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                            .repeat(9)
                    + "</p></article></body></html>";

    private final Servers servers;
    private final HttpServer site;
    private final Database database;
    private final Map<String, String> documents = new HashMap<>();

    private Components roles;

    FeedToLedgerIT(Servers servers) throws IOException {
        this.servers = servers;
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database = Database.open(Settings.read(StoreSettings.class, servers.environment()));
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        String shared = url("/live");
        documents.put(
                "/feed",
                "<rss version='2.0'><channel><title>Harbour</title>"
                        + FEED_ITEM.formatted("one", "Ferry sails", shared, "Sat, 28 Nov 2026 10:00:00 GMT")
                        + FEED_ITEM.formatted("two", "Ferry sinks", shared, "Sat, 28 Nov 2026 11:00:00 GMT")
                        + FEED_ITEM.formatted("three", "Ferry saved", shared, "Sat, 28 Nov 2026 12:00:00 GMT")
                        + FEED_ITEM.formatted("odd", "Ferry &amp;#0; odd", url("/odd"), "Tue, 01 Jan 2041 00:00:00 GMT")
                        + "</channel></rss>");
        documents.put("/live", PAGE.formatted(""));
        documents.put(
                "/odd",
                PAGE.formatted("<meta name=description content='A&#0;B'><meta name=date content=2040-01-01>"
                        + "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"Fer\\u0000ry\","
                        + " \"author\": {\"name\": \"Ana \\u0000Sol\"}, \"articleSection\": \"Is\\u0000lands\","
                        + " \"image\": \"https://x.example/a\\u0000.png\", \"keywords\": [\"sea\\u0000\"]}</script>"));
        site.createContext("/", this::answer);
        site.start();
        Roles services = new Roles(environment(folder), new SimpleMeterRegistry(), Clock.systemUTC());
        roles = Components.start("courant", parts -> {
            for (Role role : List.of(Role.INGEST, Role.ENRICH, Role.STORE)) {
                Component unused = parts.add(role.start(services));
            }
        });
        String feed = url("/feed");
        servers.send(
                servers.topics().feeds(),
                Identity.ofFeed(feed),
                FeedDefinition.newBuilder()
                        .setFeedId(Identity.ofFeed(feed))
                        .setUrl(feed)
                        .setUpdatedAt(Instant.EPOCH)
                        .build());
    }

    private Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_HOST_GAP", "1ms");
        environment.put("COURANT_STATE_DIR", folder.resolve("streams").toString());
        return environment;
    }

    @AfterAll
    void close() {
        roles.close();
        database.close();
        site.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String document = documents.get(exchange.getRequestURI().getPath());
        byte[] body = document == null ? new byte[0] : document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(document == null ? 404 : 200, document == null ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(TIMEOUT).untilAsserted(assertion);
    }

    @Test
    void shouldGiveEachOfThreeEntriesThatShareALinkAnOutcomeOfItsOwn() {
        eventually(() -> assertThat(new LinkQuery(database).byUrl(url("/live")))
                .hasSize(3)
                .extracting(LinkRecord::outcome)
                .doesNotContainNull()
                .extracting(LinkRecord.Ended::kind)
                .containsExactlyInAnyOrder("STORED", "DUPLICATE", "DUPLICATE"));
        assertThat(new LinkQuery(database).byUrl(url("/live")))
                .extracting(LinkRecord::title)
                .containsExactlyInAnyOrder("Ferry sails", "Ferry sinks", "Ferry saved");
        eventually(() -> assertThat(new StatsQuery(database).totals()).isEqualTo(new Totals(4, 2, 2, 0, 0, 0)));
    }

    @Test
    void shouldStoreAnArticleWithNulsInItsTextsAndWithoutADateThatNobodyCanBelieve() {
        eventually(() -> assertThat(new LinkQuery(database).byUrl(url("/odd")))
                .singleElement()
                .extracting(LinkRecord::outcome)
                .extracting(LinkRecord.Ended::kind)
                .isEqualTo("STORED"));
        LinkRecord link = new LinkQuery(database).byUrl(url("/odd")).getFirst();
        ArticleDetail article =
                new ArticleQuery(database).find(link.articleId()).orElseThrow();

        assertThat(article.summary().times().publishedAt()).isNull();
        assertThat(article.toString()).contains("Ana").contains("lands").doesNotContain("\0");
        assertThat(servers.values(servers.topics().articles()).toString()).doesNotContain("\0");
    }
}
