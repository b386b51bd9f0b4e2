package dev.courant.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.pipeline.AllInOne;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.world.ExpectedOutcome;
import dev.courant.embedded.world.Story;
import dev.courant.schemas.Identity;
import dev.courant.schemas.OutcomeKind;
import dev.courant.store.article.ArticleTag;
import dev.courant.store.query.ArticleDetail;
import dev.courant.store.query.ArticleQuery;
import dev.courant.store.query.ExtractionQuery;
import dev.courant.store.query.ExtractionRecord;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.LinkRecord;
import dev.courant.store.query.Totals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stories of the invented publishers in the whole pipeline: real HTTP, Kafka, PostgreSQL and page. */
class DemoIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private static Path data;

    private static DataFolder folder;
    private static Demo demo;

    @BeforeAll
    static void runTheDemonstration() throws InterruptedException {
        folder = DataFolder.open(data, Clock.systemUTC());
        demo = Demo.start(folder, 0, AllInOne.Ports.kept(), Double.POSITIVE_INFINITY, step -> {});
        assertThat(demo.awaitEnd(TIMEOUT))
                .as("every published story has its outcome")
                .isTrue();
    }

    @AfterAll
    static void close() throws IOException {
        demo.close();
        folder.close();
    }

    @Test
    void shouldAccountForEveryLink() {
        Totals totals = demo.stats().totals();

        assertThat(totals.holds()).isTrue();
        assertThat(totals.discovered()).isEqualTo(stories().size());
        assertThat(totals.pending()).isZero();
        assertThat(totals.deadLetters()).isZero();
        assertThat(totals.stored()).isEqualTo(expected(OutcomeKind.STORED));
        assertThat(totals.duplicate()).isEqualTo(expected(OutcomeKind.DUPLICATE));
        assertThat(totals.dropped()).isEqualTo(expected(OutcomeKind.DROPPED));
    }

    @Test
    void shouldEndEveryLinkAsExpected() {
        assertThat(stories()).allSatisfy(story -> {
            List<LinkRecord> links = links().byUrl(demo.world().url(story));
            if (story.outcome().kind() == OutcomeKind.DROPPED) {
                assertThat(links)
                        .singleElement()
                        .extracting(link -> ended(link).reason())
                        .isEqualTo(story.outcome().reason().name());
            } else {
                // Either of two links to an article may come first; one of them stores it.
                assertThat(links).anyMatch(link -> ended(link).kind().equals("STORED"));
            }
        });
    }

    @Test
    void shouldTakeTheTextFromTheExpectedSource() {
        assertThat(storedStories())
                .allSatisfy(
                        story -> assertThat(article(story).extraction().origin().textSource())
                                .isEqualTo(String.valueOf(story.outcome().textSource())));
    }

    @Test
    void shouldExtractTheTextsOfTheStories() {
        assertThat(storedStories()).allSatisfy(story -> {
            String text = article(story).text();
            assertThat(article(story).summary().preview().title())
                    .isEqualTo(story.content().title());
            assertThat(text.lines())
                    .containsAll(story.content().bodyText().lines().toList());
            assertThat(text).doesNotContain("indicates required fields", "cookies", "obligatorios");
        });
    }

    @Test
    void shouldStoreAReportOnEachExtraction() {
        ExtractionQuery extractions = new ExtractionQuery(demo.pipeline().desk().database());
        assertThat(storedStories().stream().map(DemoIT::article)).allSatisfy(article -> {
            ExtractionRecord report = await(
                            "a report on " + article.summary().source().url())
                    .until(() -> extractions.find(article.summary().articleId()), Optional::isPresent)
                    .orElseThrow();
            assertThat(report.origin().textSource())
                    .isEqualTo(article.extraction().origin().textSource());
            assertThat(report.revisionId()).isEqualTo(article.summary().revisionId());
            assertThat(report.blocks().kept())
                    .isEqualTo((int) article.text().lines().count());
        });
    }

    @Test
    void shouldGiveTheExpectedTagsAndFewOthers() {
        long expected = 0;
        long found = 0;
        long misleading = 0;
        long given = 0;
        for (Story story : storedStories()) {
            Set<String> tags = article(story).enrichment().tags().stream()
                    .map(ArticleTag::topic)
                    .collect(Collectors.toSet());
            expected += story.tags().topics().size();
            found += story.tags().topics().stream().filter(tags::contains).count();
            misleading += story.tags().notTopics().size();
            given += story.tags().notTopics().stream().filter(tags::contains).count();
        }

        assertThat(found * 100.0 / expected)
                .as("expected topics found, in percent")
                .isGreaterThanOrEqualTo(85);
        assertThat(given * 100.0 / misleading)
                .as("misleading topics given, in percent")
                .isLessThanOrEqualTo(5);
    }

    @Test
    void shouldGiveEvidenceThatIsInTheText() {
        assertThat(storedStories().stream().map(DemoIT::article).toList())
                .allSatisfy(article -> assertThat(article.enrichment().tags()).allSatisfy(tag -> {
                    assertThat(tag.evidence()).isNotEmpty();
                    assertThat(tag.evidence())
                            .allSatisfy(passage ->
                                    assertThat(textOf(article, passage)).isEqualTo(passage.text()));
                }));
    }

    @Test
    void shouldServeTheNumbersAndThePage() throws Exception {
        HttpResponse<String> stats = get("/api/v1/stats");

        assertThat(stats.statusCode()).isEqualTo(200);
        assertThat(stats.body()).contains("\"discovered\":" + stories().size(), "\"holds\":true");
        assertThat(get("/").body()).contains("<title>");
    }

    private static List<Story> stories() {
        return demo.world().published();
    }

    /** Stories that are stored with their own URL. */
    private static List<Story> storedStories() {
        return stories().stream()
                .filter(story -> story.outcome().kind() == OutcomeKind.STORED)
                .toList();
    }

    private static long expected(OutcomeKind kind) {
        return stories().stream()
                .map(Story::outcome)
                .map(ExpectedOutcome::kind)
                .filter(kind::equals)
                .count();
    }

    private static LinkQuery links() {
        return new LinkQuery(demo.pipeline().desk().database());
    }

    private static LinkRecord.Ended ended(LinkRecord link) {
        return Objects.requireNonNull(link.outcome(), () -> link.url() + " is pending");
    }

    private static ArticleDetail article(Story story) {
        String id = Identity.ofArticle(demo.world().canonicalUrl(story));
        return new ArticleQuery(demo.pipeline().desk().database())
                .find(id)
                .orElseThrow(
                        () -> new AssertionError("not stored: " + demo.world().canonicalUrl(story)));
    }

    private static String textOf(ArticleDetail article, ArticleTag.Passage passage) {
        String field =
                passage.field().equals("title") ? article.summary().preview().title() : article.text();
        return field.substring(passage.start(), passage.end());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create(
                    "http://localhost:" + demo.pipeline().desk().server().port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
