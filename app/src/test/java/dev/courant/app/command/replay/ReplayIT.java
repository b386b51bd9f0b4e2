package dev.courant.app.command.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.demo.CourantProcess;
import dev.courant.app.pipeline.Role;
import dev.courant.app.pipeline.Roles;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Article;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings through all roles to the rows, with live articles beside them. */
@ServersTest
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final Servers servers;
    private final HttpServer site;
    private final Database database;
    private final Map<String, String> documents = new HashMap<>();

    @TempDir
    private Path folder;

    private Components roles;

    ReplayIT(Servers servers) throws IOException {
        this.servers = servers;
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database = Database.open(Settings.read(StoreSettings.class, servers.environment()));
    }

    @BeforeAll
    void start(@TempDir Path state) {
        site.createContext("/", this::answer);
        site.start();
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_HOST_GAP", "1ms");
        environment.put("COURANT_STATE_DIR", state.resolve("streams").toString());
        Roles services = new Roles(environment, new SimpleMeterRegistry(), Clock.systemUTC());
        roles = Components.start("courant", parts -> {
            for (Role role : List.of(Role.INGEST, Role.ENRICH, Role.STORE)) {
                Component unused = parts.add(role.start(services));
            }
        });
    }

    @AfterAll
    void close() {
        roles.close();
        database.close();
        site.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String document = documents.get(exchange.getRequestURI().getPath());
        byte[] body = document == null ? new byte[0] : document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(document == null ? 404 : 200, document == null ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private WarcFile file(String name) {
        return new WarcFile(folder.resolve(name + ".warc.gz"));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private CommandRunner.Result replay(WarcFile file, String... options) {
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[0] = file.path().toString();
        return new CommandRunner(servers.environment(), Clock.systemUTC()).run("replay", arguments);
    }

    private List<LinkRecord> links(String url) {
        return new LinkQuery(database).byUrl(url);
    }

    private Totals totals() {
        return new StatsQuery(database).totals();
    }

    /** Returns the ledger when every link in it has ended. */
    private Totals settled(long discovered) {
        return eventually(this::totals, totals -> totals.discovered() >= discovered && totals.pending() == 0);
    }

    private static <T> T eventually(Supplier<T> value, Predicate<T> condition) {
        return await().atMost(TIMEOUT).until(value::get, condition);
    }

    private void poll(String path, String article, String title) {
        documents.put(
                path,
                "<rss version='2.0'><channel><title>Harbour</title><item><guid>1</guid><title>" + title
                        + "</title><link>" + url(article) + "</link></item></channel></rss>");
        String feed = url(path);
        servers.send(
                servers.topics().feeds(),
                Identity.ofFeed(feed),
                FeedDefinition.newBuilder()
                        .setFeedId(Identity.ofFeed(feed))
                        .setUrl(feed)
                        .setUpdatedAt(Instant.EPOCH)
                        .build());
    }

    @Test
    void shouldEndEveryRecordedLinkOnceHoweverOftenItIsReplayed() throws Exception {
        WarcFile file = file("strike-week")
                .info()
                .article("https://harbour.example/2026/03/01/one", "Quay one")
                .article("https://harbour.example/2026/03/01/two", "Quay two")
                .response("https://harbour.example/2026/03/01/gone", "410 Gone", "text/html")
                .response("https://harbour.example/feed", "200 OK", "application/rss+xml");
        Totals before = settled(0);

        CommandRunner.Result first = replay(file);
        Totals after = settled(before.discovered() + 3);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("5 records of 1 file: 2 articles, 1 dropped, 2 skipped, 0 damaged\n");
        assertThat(after.discovered()).isEqualTo(before.discovered() + 3);
        assertThat(after.stored()).isEqualTo(before.stored() + 2);
        assertThat(after.dropped()).isEqualTo(before.dropped() + 1);
        assertThat(after.holds()).isTrue();
        assertThat(links("https://harbour.example/2026/03/01/gone"))
                .singleElement()
                .extracting(LinkRecord::outcome)
                .extracting(LinkRecord.Ended::reason)
                .isEqualTo("GONE");
        assertThat(servers.values(servers.topics().enriched()))
                .filteredOn(enriched -> enriched.getArticle().getHost().equals("harbour.example"))
                .allSatisfy(enriched -> {
                    assertThat(enriched.getArticle().getOrigin()).isEqualTo(Origin.BACKFILL);
                    assertThat(enriched.getArticle().getFetchedAt()).isEqualTo("2026-03-02T12:00:00Z");
                });

        CommandRunner.Result second = replay(file);
        assertThat(second.err()).contains(" was worked through to its end before; --from-start does so again");
        assertThat(second.out()).isEqualTo(first.out());

        int written = servers.values(servers.topics().enriched()).size();
        assertThat(replay(file, "--from-start").out()).isEqualTo(first.out());
        servers.await(servers.topics().enriched(), enriched -> enriched.size() >= written + 2);
        // One more, after which all that was written before it has arrived.
        replay(file("end").article("https://harbour.example/2026/03/09/end", "The end"));
        assertThat(settled(after.discovered() + 1))
                .isEqualTo(new Totals(
                        after.discovered() + 1,
                        after.stored() + 1,
                        after.duplicate(),
                        after.dropped(),
                        after.pending(),
                        after.deadLetters()));
    }

    @Test
    void shouldTakeAPageThatWasSeenLiveForADuplicate() throws Exception {
        String page = WarcFile.page("Quay three");
        documents.put("/2026/03/01/three", page);
        poll("/feed-live", "/2026/03/01/three", "Quay three");
        String url = url("/2026/03/01/three");
        eventually(() -> links(url), links -> links.stream().anyMatch(link -> link.outcome() != null));

        CommandRunner.Result result = replay(file("seen-live").article(url, "2026-03-02T12:00:00Z", page));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(eventually(
                        () -> links(url),
                        links -> links.size() == 2 && links.stream().allMatch(link -> link.outcome() != null)))
                .extracting(LinkRecord::outcome)
                .extracting(LinkRecord.Ended::kind)
                .containsExactlyInAnyOrder("STORED", "DUPLICATE");
    }

    /** The pages of recordings are at hand: nobody asks their publishers, and live links do not wait behind them. */
    @Test
    void shouldNotFetchWhatIsRecorded() throws Exception {
        documents.put("/2026/03/01/now", WarcFile.page("Quay now"));
        replay(file("served").article(url("/2026/03/01/then"), "Quay then"));
        poll("/feed-then", "/2026/03/01/now", "Quay now");

        eventually(
                () -> links(url("/2026/03/01/now")), links -> links.stream().anyMatch(link -> link.outcome() != null));
        // The server would have answered 404, which was a second, worse end.
        assertThat(servers.values(servers.topics().outcomes()))
                .noneMatch(outcome -> outcome.getUrl().equals(url("/2026/03/01/then"))
                        && outcome.getReason().name().equals("NOT_FOUND"));
        assertThat(eventually(
                        () -> links(url("/2026/03/01/then")),
                        links -> links.stream().allMatch(link -> link.outcome() != null)))
                .singleElement()
                .extracting(LinkRecord::outcome)
                .extracting(LinkRecord.Ended::kind)
                .isEqualTo("STORED");
    }

    @Test
    void shouldLoseAndRepeatNothingWhenItIsKilled() throws Exception {
        int pages = 900;
        WarcFile file = file("long-week");
        for (int i = 0; i < pages; i++) {
            file.request("https://long.example/2026/03/01/story-" + i)
                    .article("https://long.example/2026/03/01/story-" + i, "Quay " + i);
        }

        Process killed = CourantProcess.builder(
                        servers.environment(),
                        "replay",
                        "--rate",
                        "200",
                        file.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            servers.await(
                    servers.topics().articles(), articles -> longOnes(articles).size() > 100);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        int before = longOnes(servers.values(servers.topics().articles())).size();
        CommandRunner.Result rest = replay(file);

        assertThat(before).isLessThan(pages);
        assertThat(rest.err()).contains(file.path() + ": goes on at ").contains("; --from-start begins anew");
        assertThat(rest.out()).startsWith("1,800 records of 1 file: 900 articles, 0 dropped, 900 skipped, 0 damaged");
        assertThat(longOnes(servers.await(
                        servers.topics().articles(),
                        articles -> longOnes(articles).size() >= pages)))
                .extracting(Article::getArticleId)
                .hasSize(pages)
                .doesNotHaveDuplicates();
        assertThat(servers.values(servers.topics().links()).stream()
                        .filter(link -> link.getHost().equals("long.example"))
                        .map(Link::getLinkId))
                .hasSize(pages)
                .doesNotHaveDuplicates();
        assertThat(eventually(this::totals, totals -> totals.pending() == 0).holds())
                .isTrue();
    }

    private static List<Article> longOnes(List<Article> articles) {
        return articles.stream()
                .filter(article -> article.getHost().equals("long.example"))
                .toList();
    }
}
