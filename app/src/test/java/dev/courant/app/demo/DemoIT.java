package dev.courant.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.courant.store.query.Stats;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

/** The little world through everything: real HTTP, real Kafka, real PostgreSQL, the real page. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path data;

    private static Demo demo;

    @BeforeAll
    static void runTheWorld() throws InterruptedException {
        demo = Demo.start(data, 0, Double.POSITIVE_INFINITY, step -> {});
        assertThat(demo.awaitEnd(PATIENCE))
                .as("every published story has its outcome")
                .isTrue();
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void shouldAccountForEveryLink() {
        Stats stats = demo.stats();

        assertThat(stats.holds()).isTrue();
        assertThat(stats.discovered()).isEqualTo(stories().size());
        assertThat(stats.pending()).isZero();
        assertThat(stats.deadLetters()).isZero();
        assertThat(stats.stored()).isEqualTo(expected(OutcomeKind.STORED));
        assertThat(stats.duplicate()).isEqualTo(expected(OutcomeKind.DUPLICATE));
        assertThat(stats.dropped()).isEqualTo(expected(OutcomeKind.DROPPED));
    }

    @Test
    void shouldEndEveryStoryAsItShould() {
        assertThat(stories()).allSatisfy(story -> {
            List<LinkRecord> links = links().byUrl(demo.world().url(story));
            if (story.expected().kind() == OutcomeKind.DROPPED) {
                assertThat(links)
                        .singleElement()
                        .extracting(link -> ended(link).reason())
                        .isEqualTo(story.expected().reason().name());
            } else {
                // Which of two links to an article comes first is open; that one of them stores it is not.
                assertThat(links).anyMatch(link -> ended(link).kind().equals("STORED"));
            }
        });
    }

    @Test
    void shouldTakeTheTextFromWhereItCanBeHad() {
        assertThat(own())
                .allSatisfy(story -> assertThat(article(story).textSource())
                        .isEqualTo(String.valueOf(story.expected().textSource())));
    }

    @Test
    void shouldExtractWhatTheNewsroomWrote() {
        assertThat(own()).allSatisfy(story -> {
            String text = article(story).text();
            assertThat(article(story).summary().title()).isEqualTo(story.title());
            assertThat(text.lines()).containsAll(story.bodyText().lines().toList());
            assertThat(text).doesNotContain("indicates required fields", "cookies", "obligatorios");
        });
    }

    @Test
    void shouldTellHowEachTextWasFound() {
        ExtractionQuery extractions = new ExtractionQuery(demo.pipeline().desk().database());
        assertThat(own().stream().map(DemoIT::article)).allSatisfy(article -> {
            ExtractionRecord report = await("a report on " + article.summary().url())
                    .until(() -> extractions.find(article.summary().articleId()), Optional::isPresent)
                    .orElseThrow();
            assertThat(report.textSource()).isEqualTo(article.textSource());
            assertThat(report.revisionId()).isEqualTo(article.summary().revisionId());
            assertThat(report.kept()).isEqualTo((int) article.text().lines().count());
        });
    }

    @Test
    void shouldFindTheWantedTopicsAndFewOthers() {
        long wanted = 0;
        long found = 0;
        long tempting = 0;
        long taken = 0;
        for (Story story : own()) {
            Set<String> tags =
                    article(story).tags().stream().map(ArticleTag::topic).collect(Collectors.toSet());
            wanted += story.topics().size();
            found += story.topics().stream().filter(tags::contains).count();
            tempting += story.notTopics().size();
            taken += story.notTopics().stream().filter(tags::contains).count();
        }

        assertThat(found * 100.0 / wanted).as("wanted topics found, in percent").isGreaterThanOrEqualTo(85);
        assertThat(taken * 100.0 / tempting)
                .as("tempting topics taken, in percent")
                .isLessThanOrEqualTo(5);
    }

    @Test
    void shouldShowEvidenceThatStandsInTheText() {
        assertThat(own().stream().map(DemoIT::article).toList())
                .allSatisfy(article -> assertThat(article.tags()).allSatisfy(tag -> {
                    assertThat(tag.evidence()).isNotEmpty();
                    assertThat(tag.evidence())
                            .allSatisfy(passage ->
                                    assertThat(standing(article, passage)).isEqualTo(passage.text()));
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

    /** Stories whose text is stored under their own address. */
    private static List<Story> own() {
        return stories().stream()
                .filter(story -> story.expected().kind() == OutcomeKind.STORED)
                .toList();
    }

    private static long expected(OutcomeKind kind) {
        return stories().stream()
                .map(Story::expected)
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

    private static String standing(ArticleDetail article, ArticleTag.Passage passage) {
        String field = passage.field().equals("title") ? article.summary().title() : article.text();
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
