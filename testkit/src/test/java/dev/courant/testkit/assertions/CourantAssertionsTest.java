package dev.courant.testkit.assertions;

import static dev.courant.testkit.assertions.CourantAssertions.assertThat;
import static dev.courant.testkit.assertions.CourantAssertions.assertThatArticles;
import static dev.courant.testkit.assertions.CourantAssertions.assertThatOutcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.courant.schemas.Article;
import dev.courant.schemas.AvroSerde;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Entity;
import dev.courant.schemas.EntityKind;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Field;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Assertions that hold, and the messages of those that do not. */
class CourantAssertionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String URL = "https://harbour.example/quay";

    static {
        AvroSerde.trustRecords();
    }

    private final EnrichedArticle article = article("1", "a-1", "Quay closes");
    private final EnrichedArticle revised = article("1", "a-2", "Quay opens");
    private final EnrichedArticle other = article("2", "b-1", "100% of gulls");

    private static EnrichedArticle article(String id, String revision, String title) {
        Article article = Article.newBuilder()
                .setArticleId(id)
                .setRevisionId(revision)
                .setLinkId("l-" + revision)
                .setFeedId("f")
                .setUrl("https://harbour.example/feed/" + id)
                .setCanonicalUrl(URL + (id.equals("1") ? "" : id))
                .setHost("harbour.example")
                .setTitle(title)
                .setText("Tariffs on steel.\nNothing else.")
                .setMethod("content-tree")
                .setDiscoveredAt(NOW)
                .setFetchedAt(NOW)
                .setExtractedAt(NOW)
                .build();
        Tag trade = new Tag(
                "trade", 0.87f, true, List.of(new Evidence(Field.TEXT, 0, 16, "Tariffs on steel", "en/tariff", 2.1f)));
        Entity mexico = Entity.newBuilder()
                .setId("iso3166:MX")
                .setKind(EntityKind.COUNTRY)
                .setName("Mexico")
                .setMentions(List.of())
                .build();
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setLanguage("en")
                .setTags(List.of(trade))
                .setEntities(List.of(mexico))
                .setTaxonomy("news")
                .setTaxonomyVersion("1")
                .setEnrichedAt(NOW)
                .build();
    }

    private static Outcome outcome(String link, OutcomeKind kind, OutcomeReason reason) {
        return Outcome.newBuilder()
                .setLinkId(link)
                .setArticleId("1")
                .setUrl("https://harbour.example/" + link)
                .setHost("harbour.example")
                .setFeedId("f")
                .setKind(kind)
                .setReason(reason)
                .setDetail(kind == OutcomeKind.DROPPED ? "HTTP 404" : null)
                .setDiscoveredAt(NOW)
                .setEndedAt(NOW)
                .build();
    }

    private static Link link(String id) {
        return Link.newBuilder()
                .setLinkId(id)
                .setArticleId("1")
                .setUrl("https://harbour.example/" + id)
                .setHost("harbour.example")
                .setFeedId("f")
                .setDiscoveredAt(NOW)
                .build();
    }

    private static void fails(ThrowingCallable assertion, String... lines) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContainingAll(lines);
    }

    @Test
    void shouldHoldForAnArticleThatIsSo() {
        assertThat(article)
                .hasTitle("Quay closes")
                .hasCanonicalUrl(URL)
                .hasText("Tariffs on steel.\nNothing")
                .isWrittenIn("en")
                .isLive()
                .mentions("iso3166:MX")
                .mentions("Mexico")
                .hasOnlyTags("trade")
                .isTagged("trade")
                .withEvidence("on steel")
                .withRule("en/tariff")
                .withScoreOfAtLeast(0.8)
                .asCentral()
                .isNotTagged("sovereignty")
                .hasTitle("Quay closes");
    }

    @Test
    void shouldShowTheTagsWithScoresAndPassagesWhenOneIsMissing() {
        fails(
                () -> assertThat(article).isTagged("sovereignty"),
                "article \"Quay closes\" (https://harbour.example/quay)",
                "to be tagged sovereignty",
                "trade 0.87 (central): \"Tariffs on steel\" [en/tariff +2.10]");
        fails(() -> assertThat(article).hasOnlyTags("sovereignty", "trade"), "[sovereignty, trade]", "trade 0.87");
        fails(() -> assertThat(article).hasOnlyTags(), "trade 0.87");
        EnrichedArticle untagged =
                EnrichedArticle.newBuilder(article).setTags(List.of()).build();
        fails(() -> assertThat(untagged).isTagged("trade"), "its tags are", "nothing");
    }

    @Test
    void shouldShowWhatEarnedATagThatShouldNotBe() {
        fails(
                () -> assertThat(article).isNotTagged("trade"),
                "not to be tagged trade",
                "\"Tariffs on steel\" [en/tariff +2.10]");
    }

    @Test
    void shouldShowThePassagesThatThereAre() {
        TagAssert trade = assertThat(article).isTagged("trade");

        fails(() -> trade.withEvidence("copper"), "evidence with \"copper\"", "\"Tariffs on steel\"");
        fails(() -> trade.withRule("en/embargo"), "the rule en/embargo", "en/tariff");
        fails(() -> trade.withScoreOfAtLeast(0.9), "at least 0.9", "0.87");
    }

    @Test
    void shouldShowWhatAnArticleHasInstead() {
        fails(() -> assertThat(other).hasTitle("Terns"), "to have the title", "Terns", "100% of gulls");
        fails(() -> assertThat(article).isBackfill(), "BACKFILL", "LIVE");
        fails(() -> assertThat(article).isWrittenIn("es"), "es", "en");
        fails(() -> assertThat(article).hasText("copper"), "copper", "Tariffs on steel.");
        fails(() -> assertThat(article).mentions("Peru"), "Peru", "iso3166:MX Mexico");
        fails(() -> assertThat((EnrichedArticle) null).hasTitle("Terns"), "not to be null");
    }

    @Test
    void shouldFindArticlesAndTheirRevisions() {
        assertThatArticles(List.of(article, other, revised, revised))
                .haveCount(2)
                .haveNoArticle("https://harbour.example/pier")
                .revisionsOf(URL)
                .haveCount(2)
                .haveTitles("Quay closes", "Quay opens")
                .last()
                .hasTitle("Quay opens");
        assertThatArticles(List.of(article, revised)).haveArticle(URL).hasTitle("Quay opens");
        assertThatArticles(List.of(article, revised)).haveTitle("Quay closes").hasTitle("Quay closes");
    }

    @Test
    void shouldShowTheArticlesThatThereAre() {
        List<EnrichedArticle> articles = List.of(article, other, revised);

        fails(() -> assertThatArticles(articles).haveCount(3), "3 articles", "there are 2", "Quay opens", "gulls");
        fails(
                () -> assertThatArticles(articles).haveArticle("https://harbour.example/pier"),
                "at https://harbour.example/pier",
                "Quay opens",
                "100% of gulls");
        fails(() -> assertThatArticles(articles).haveNoArticle(URL), "no article at " + URL, "Quay closes");
        fails(
                () -> assertThatArticles(articles).revisionsOf(URL).haveTitles("Quay closes"),
                "[Quay closes]",
                "a-1 \"Quay closes\"",
                "a-2 \"Quay opens\": Tariffs on steel. | Nothing else.");
    }

    @Test
    void shouldHoldForOutcomesThatAreSo() {
        assertThat(outcome("1", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE))
                .isStored()
                .isNewArticle();
        assertThat(outcome("1", OutcomeKind.STORED, OutcomeReason.NEW_REVISION)).isNewRevision();
        assertThat(outcome("1", OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION))
                .isDuplicate();
        assertThat(outcome("1", OutcomeKind.DROPPED, OutcomeReason.GONE)).isDropped(OutcomeReason.GONE);
    }

    @Test
    void shouldShowHowALinkEndedInstead() {
        Outcome dropped = outcome("1", OutcomeKind.DROPPED, OutcomeReason.NOT_FOUND);

        fails(() -> assertThat(dropped).isStored(), "https://harbour.example/1", "dropped: NOT_FOUND (HTTP 404)");
        fails(() -> assertThat(dropped).isDropped(OutcomeReason.GONE), "dropped: GONE", "dropped: NOT_FOUND");
        fails(() -> assertThat(dropped).isDuplicate(), "to be duplicate");
    }

    @Test
    void shouldCountTheBestOutcomeOfEachLink() {
        List<Outcome> outcomes = Stream.of(
                        outcome("1", OutcomeKind.DROPPED, OutcomeReason.NOT_FOUND),
                        outcome("2", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE),
                        outcome("2", OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION))
                .toList();

        assertThatOutcomes(outcomes)
                .haveNoPending(List.of(link("1"), link("2")))
                .haveTotals(1, 0, 1)
                .haveDropped(1, OutcomeReason.NOT_FOUND)
                .ofUrl("https://harbour.example/2")
                .isStored();
        fails(() -> assertThatOutcomes(outcomes).haveNoPending(List.of(link("1"), link("3"))), "of 2", "example/3");
        fails(() -> assertThatOutcomes(outcomes).haveTotals(2, 0, 0), "but it is 1, 0 and 1", "NOT_FOUND (HTTP 404)");
        fails(() -> assertThatOutcomes(outcomes).haveNoneDropped(), "example/1 dropped: NOT_FOUND");
        fails(() -> assertThatOutcomes(outcomes).haveDropped(1, OutcomeReason.GONE), "GONE, but it is 0", "example/1");
        fails(() -> assertThatOutcomes(outcomes).ofUrl("https://x.example/"), "of https://x.example/", "example/2");
    }

    @Test
    void shouldLeaveTheAssertionsOfOthersAlone() {
        assertThat("a text").startsWith("a");
        assertThat(List.of(1)).hasSize(1);
    }
}
