package dev.courant.ingest.archive;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Pages;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Components;
import dev.courant.schemas.Article;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;

/** A feed with pages of several kinds, and what the archive has of them afterwards. */
@ServersTest
class ArchiveIT {
    private static final byte[] PAGE = Pages.article().body();

    private final Servers servers;

    @TempDir
    Path folder;

    ArchiveIT(Servers servers) {
        this.servers = servers;
    }

    private record Stored(HttpResponse http, byte[] body) {}

    private static Reply page(byte[] body) {
        return Pages.article().with(body);
    }

    private static String feed(LoopbackServer server, String... paths) {
        StringBuilder items = new StringBuilder();
        for (String path : paths) {
            items.append("<item><title>Ferry " + path + "</title><link>" + server.url(path) + "</link></item>");
        }
        return "<rss version='2.0'><channel><title>Harbour</title>" + items + "</channel></rss>";
    }

    @Test
    void shouldKeepWhatLedToNewsAndArticlesAsItCame() throws Exception {
        byte[] zipped = Fetching.gzip(PAGE);
        List<Map<String, Reply>> replies = new ArrayList<>();
        try (LoopbackServer server =
                LoopbackServer.replying(request -> replies.getFirst().getOrDefault(request.path(), Reply.of(404)))) {
            byte[] chunked = ("5\r\n" + new String(PAGE, 0, 5, StandardCharsets.UTF_8) + "\r\n"
                            + Integer.toHexString(PAGE.length - 5) + "\r\n"
                            + new String(PAGE, 5, PAGE.length - 5, StandardCharsets.UTF_8) + "\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            replies.add(Map.of(
                    "/feed",
                    Reply.ok(feed(server, "/plain", "/zipped", "/chunked", "/moved", "/private", "/missing")),
                    "/plain",
                    page(PAGE),
                    "/zipped",
                    page(zipped).with("Content-Encoding", "gzip").with("X-Odd", "a  b"),
                    "/chunked",
                    page(chunked).with("Transfer-Encoding", "chunked"),
                    "/moved",
                    Reply.redirect(301, "/arrived").with("moved".getBytes(StandardCharsets.UTF_8)),
                    "/arrived",
                    page(PAGE),
                    "/private",
                    page(PAGE).with("X-Robots-Tag", "otherbot: nofollow, harbour: noindex, noarchive")));
            IngestInstance.define(servers, server.url("/feed"));

            try (Components ingest =
                    IngestInstance.start(servers, "one", Map.of("COURANT_ARCHIVE", folder.toString()))) {
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> servers.values(servers.topics().articles()).size() >= 5
                                && !servers.values(servers.topics().outcomes()).isEmpty());
            }

            List<Path> files = ArchiveNames.closedFiles(folder);
            assertThat(files).hasSize(1);
            assertThat(files.getFirst().getFileName().toString()).matches("one-\\d{17}-00000\\.warc\\.gz");
            assertThat(ArchiveNames.openFiles(folder)).isEmpty();
            Map<String, Stored> responses = responses(files.getFirst());
            assertThat(responses.keySet())
                    .containsExactlyInAnyOrder(
                            server.url("/feed"),
                            server.url("/plain"),
                            server.url("/zipped"),
                            server.url("/chunked"),
                            server.url("/moved"),
                            server.url("/arrived"));
            assertThat(stored(responses, server, "/zipped").body()).isEqualTo(zipped);
            assertThat(stored(responses, server, "/zipped").http().headers().first("X-Odd"))
                    .contains("a  b");
            assertThat(stored(responses, server, "/plain").body()).isEqualTo(PAGE);
            assertThat(stored(responses, server, "/chunked").body()).isEqualTo(PAGE);
            assertThat(stored(responses, server, "/chunked").http().headers().first("Transfer-Encoding"))
                    .isEmpty();
            assertThat(stored(responses, server, "/moved").http().status()).isEqualTo(301);
            assertThat(stored(responses, server, "/moved").body()).asString().isEqualTo("moved");
            assertThat(requests(files.getFirst()))
                    .hasSize(6)
                    .allSatisfy(request -> assertThat(request).contains("Harbour/2.0 (+https://example.org/bot)"));
            assertMetadataOfEveryArticle(files.getFirst(), server);
        }
    }

    private void assertMetadataOfEveryArticle(Path file, LoopbackServer server) throws Exception {
        Map<String, MessageHeaders> byUrl = metadata(file);
        assertThat(servers.values(servers.topics().articles()))
                .extracting(Article::getUrl)
                .contains(server.url("/private"));
        for (Article article : servers.values(servers.topics().articles())) {
            MessageHeaders metadata = Objects.requireNonNull(byUrl.get(article.getUrl()));
            assertThat(metadata.first(MetadataFields.LINK_ID)).contains(article.getLinkId());
            assertThat(metadata.first(MetadataFields.ARTICLE_ID)).contains(article.getArticleId());
            assertThat(metadata.first(MetadataFields.OUTCOME)).contains("article");
            assertThat(metadata.first(MetadataFields.NOT_KEPT).isPresent())
                    .isEqualTo(article.getUrl().endsWith("/private"));
        }
        MessageHeaders feed = Objects.requireNonNull(byUrl.get(server.url("/feed")));
        assertThat(feed.first(MetadataFields.OUTCOME)).contains("news");
        assertThat(feed.first(MetadataFields.LINK_ID).orElse("").split(" ")).hasSize(6);
    }

    private static Stored stored(Map<String, Stored> responses, LoopbackServer server, String path) {
        return Optional.ofNullable(responses.get(server.url(path))).orElseThrow();
    }

    private static Map<String, Stored> responses(Path file) throws Exception {
        try (WarcReader reader = new WarcReader(file)) {
            List<Map.Entry<String, Stored>> found = new ArrayList<>();
            for (WarcRecord record : reader) {
                if (record instanceof WarcResponse response) {
                    HttpResponse http = response.http();
                    found.add(Map.entry(
                            response.target(),
                            new Stored(http, http.body().stream().readAllBytes())));
                }
            }
            return found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static List<String> requests(Path file) throws Exception {
        try (WarcReader reader = new WarcReader(file)) {
            List<String> agents = new ArrayList<>();
            for (WarcRecord record : reader) {
                if (record instanceof WarcRequest request) {
                    agents.add(request.http().headers().first("User-Agent").orElse(""));
                }
            }
            return agents;
        }
    }

    /** By the URL that was asked first. */
    private static Map<String, MessageHeaders> metadata(Path file) throws Exception {
        try (WarcReader reader = new WarcReader(file)) {
            List<MessageHeaders> found = new ArrayList<>();
            for (WarcRecord record : reader) {
                if (record instanceof WarcMetadata metadata) {
                    found.add(metadata.fields());
                }
            }
            return found.stream()
                    .collect(toMap(
                            fields -> fields.first(MetadataFields.LINK_URL).orElse(""), fields -> fields));
        }
    }
}
