package dev.courant.app.command.reextract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.pipeline.Role;
import dev.courant.app.pipeline.Roles;
import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.ingest.archive.ArchiveWriter;
import dev.courant.ingest.archive.KeptExchanges;
import dev.courant.ingest.archive.MetadataFields;
import dev.courant.recording.Header;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpHead;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Origin;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.ArticleDetail;
import dev.courant.store.query.ArticleQuery;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an archive and old articles to new revisions in the rows. */
@ServersTest
@Timeout(180)
class ReExtractIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final String OLD = "We use cookies. Subscribe to our newsletter for the latest of the harbour.";

    private final Servers servers;

    @TempDir
    private Path folder;

    @TempDir
    private Path state;

    ReExtractIT(Servers servers) {
        this.servers = servers;
    }

    private static String url(String name) {
        return "https://harbour.example/2026/03/02/" + name;
    }

    private static String page(String title) {
        return "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>"
                + ("The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                                + title + " is all that they know. ")
                        .repeat(9)
                + "</p></article></body></html>";
    }

    private void archive(Map<String, String> pages) throws InterruptedException {
        ArchiveSettings settings = Settings.read(ArchiveSettings.class, Map.of("COURANT_ARCHIVE", folder.toString()));
        try (ArchiveWriter writer = ArchiveWriter.start(
                settings, "one", "Harbour/2.0", Clock.systemUTC(), new IngestMetrics(new SimpleMeterRegistry()))) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                writer.keep(exchanges(page.getKey(), page.getValue()), () -> {});
            }
        }
    }

    private static KeptExchanges exchanges(String name, String body) {
        HttpCapture capture = new HttpCapture(
                url(name),
                NOON,
                "http/1.1",
                new HttpHead("GET / HTTP/1.1", List.of(new Header("Host", "harbour.example"))),
                200,
                new HttpHead("HTTP/1.1 200 OK", List.of(new Header("Content-Type", "text/html; charset=utf-8"))),
                body.getBytes(StandardCharsets.UTF_8),
                null);
        return new KeptExchanges(
                url(name),
                NOON,
                List.of(capture),
                Map.of(
                        MetadataFields.LINK_ID,
                        "link-" + name,
                        MetadataFields.ARTICLE_ID,
                        Identity.ofArticle(url(name))));
    }

    private void send(String name, String title) {
        String id = Identity.ofArticle(url(name));
        servers.send(
                servers.topics().articles(),
                id,
                Article.newBuilder()
                        .setArticleId(id)
                        .setRevisionId(Identity.ofRevision(id, title, OLD))
                        .setLinkId("link-" + name)
                        .setFeedId("harbour")
                        .setUrl(url(name))
                        .setCanonicalUrl(url(name))
                        .setHost("harbour.example")
                        .setTitle(title)
                        .setText(OLD)
                        .setMethod("content-tree")
                        .setDeclaredLanguage("en")
                        .setDiscoveredAt(NOON)
                        .setFetchedAt(NOON)
                        .setExtractedAt(NOON)
                        .build());
    }

    private CommandRunner.Result reExtract(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "--since=1h";
        arguments[1] = "--archive";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return new CommandRunner(servers.environment(), Clock.systemUTC()).run("re-extract", arguments);
    }

    private JsonNode totals(String... options) throws IOException {
        CommandRunner.Result result = reExtract(options);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.out().lines().toList().getLast()).path("totals");
    }

    @Test
    void shouldReportFirstThenWriteNewRevisionsAndFindNothingToDoAfterwards() throws Exception {
        archive(Map.of("ferry", page("Late ferry"), "empty", "<html><title>Harbour</title><body><p>Closed."));
        send("ferry", "Harbour");
        send("empty", "Empty");
        send("lost", "Lost");

        CommandRunner.Result report = reExtract();

        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.out())
                .startsWith("1 of 3 articles would change\n")
                .contains("no article any more, stays: NOT_AN_ARTICLE  1")
                .contains("no page: not-archived                       1")
                .containsPattern("harbour\\.example +3 +0 +1 +0 +1 +1\n")
                .contains("  - Harbour (" + OLD.length() + " characters)\n  + Late ferry (");
        assertThat(servers.values(servers.topics().articles())).hasSize(3);

        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_STATE_DIR", state.toString());
        Roles roles = new Roles(environment, new SimpleMeterRegistry(), Clock.systemUTC());
        try (Database database = Database.open(Settings.read(StoreSettings.class, environment));
                Components running = Components.start("courant", parts -> {
                    for (Role role : List.of(Role.ENRICH, Role.STORE)) {
                        Component unused = parts.add(role.start(roles));
                    }
                })) {
            assertThat(running.name()).isEqualTo("courant");
            assertThat(stored(database, OLD).text()).isEqualTo(OLD);

            assertThat(totals("--write", "--json").path("written").asInt()).isEqualTo(1);

            assertThat(stored(database, "The ferry to the outer islands")
                            .extraction()
                            .fetchedAt())
                    .isEqualTo(NOON);
            assertMetadataAloneReachesTheRows(database);
        }
        Article written = written(5);
        assertThat(written.getRevisionId())
                .isEqualTo(Identity.ofRevision(written.getArticleId(), written.getTitle(), written.getText()));
        assertThat(written.getLinkId()).isEqualTo("link-ferry");
        assertThat(written.getFetchedAt()).isEqualTo(NOON);

        JsonNode again = totals("--write", "--json");

        assertThat(again.path("changed").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.path("articles").asInt()).isEqualTo(3);
        assertThat(totals("--json", "--host=*.harbour.example").path("articles").asInt())
                .isZero();
        assertThat(servers.values(servers.topics().articles())).hasSize(6);
    }

    private void assertMetadataAloneReachesTheRows(Database database) throws IOException {
        Article right = written(4);
        Article wrong = Article.newBuilder(right)
                .setAuthors(List.of("By Staff"))
                .setSection("Ferries")
                .setExtractedAt(right.getExtractedAt().plusMillis(1))
                .build();
        servers.send(servers.topics().articles(), wrong.getArticleId(), wrong);
        stored(database, article -> "Ferries".equals(article.section()));

        assertThat(totals("--write", "--json").path("written").asInt()).isEqualTo(1);

        ArticleDetail mended = stored(database, article -> article.section() == null);
        Article last = written(6);
        assertThat(last.getRevisionId()).isEqualTo(right.getRevisionId());
        assertThat(mended.summary().preview().authors()).isEqualTo(last.getAuthors());
        assertThat(mended.summary().times().publishedAt()).isEqualTo(last.getPublishedAt());
        assertThat(mended.summary().revisions()).isEqualTo(2);
    }

    /** Returns the last article that was written, once there are so many records. */
    private Article written(int records) {
        return servers.await(servers.topics().articles(), values -> values.size() >= records).stream()
                .filter(article -> article.getOrigin() == Origin.BACKFILL)
                .max(Comparator.comparing(Article::getExtractedAt))
                .orElseThrow();
    }

    private static ArticleDetail stored(Database database, String beginning) {
        return stored(database, article -> article.text().startsWith(beginning));
    }

    private static ArticleDetail stored(Database database, Predicate<ArticleDetail> wanted) {
        ArticleQuery articles = new ArticleQuery(database);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> articles.find(Identity.ofArticle(url("ferry"))),
                        found -> found.filter(wanted).isPresent())
                .orElseThrow();
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() {
        CommandRunner typed = new CommandRunner(servers.environment(), Clock.systemUTC());
        String archive = "--archive=" + folder;

        assertThat(typed.run("re-extract", archive, "--since=soon").error(2))
                .contains("--since=soon: write a duration");
        assertThat(typed.run("re-extract", archive, "--since=1h", "--host=a b").error(2))
                .contains("--host=a b: write");
        assertThat(typed.run("re-extract", "--since=1h").error(1)).contains("no archive is named");
        assertThat(typed.run("re-extract", "--since=1h", archive + "/none").error(1))
                .contains("is not a folder");
        assertThat(new CommandRunner(Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), Clock.systemUTC())
                        .run("re-extract", archive, "--since=1h")
                        .error(1))
                .contains("no Kafka answers at 127.0.0.1:1");
    }
}
