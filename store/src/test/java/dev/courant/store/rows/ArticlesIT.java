package dev.courant.store.rows;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.enriched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.article.ArticleTag;
import dev.courant.store.query.ArticleDetail;
import dev.courant.store.query.ArticleQuery;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticlesIT {
    private static final Instant STORED = NOON.plusSeconds(5);

    private final Database database;

    ArticlesIT(Servers servers) {
        database = Samples.open(servers);
    }

    @AfterEach
    void clear() {
        database.jdbi().useHandle(handle -> handle.execute("truncate article, revision, tag"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "船", "\uD83D\uDCF0"})
    void shouldCutTheNameOfAPublisherThatIsTooLongToBeIndexed(String character) {
        // An index compresses what repeats itself.
        StringBuilder name = new StringBuilder();
        new Random(7).ints(1_000, 0, 200).forEach(i -> name.appendCodePoint(character.codePointAt(0) + i));

        assertThat(reason(enriched(article("long", "The quay is closed.").setSiteName(name.toString()))))
                .contains(OutcomeReason.NEW_ARTICLE);

        String stored = find("long").summary().source().publisher();
        assertThat(name.toString()).startsWith(stored);
        assertThat(stored.codePointCount(0, stored.length())).isEqualTo(300);
    }

    @Test
    void shouldStoreAFieldOfAnyLength() {
        String text = "船 %s ".formatted("quay".repeat(1_000)).repeat(20);
        Article.Builder article = article("fields", text)
                .setTitle(text)
                .setSummary(text)
                .setSection(text)
                .setFeedTitle(text)
                .setImageUrl("https://press.example/" + text)
                .setAuthors(List.of(text))
                .setKeywords(List.of(text))
                .setCanonicalUrl("https://press.example/" + "q".repeat(20_000));

        assertThat(reason(enriched(article.build(), "en-" + "x".repeat(20_000), STORED, "strikes")))
                .contains(OutcomeReason.NEW_ARTICLE);
    }

    @Test
    void shouldStoreAllFieldsOfTheRecord() {
        Article.Builder article = article("a", "The quay is closed.")
                .setSummary("Closed.")
                .setSection("Harbour")
                .setPublishedAt(NOON.minusSeconds(60))
                .setAuthors(List.of("Ana Núñez"))
                .setProvenance(Map.of("authors", "json-ld"));

        assertThat(reason(enriched(article, "strikes"))).contains(OutcomeReason.NEW_ARTICLE);

        ArticleDetail found = find("a");
        assertThat(found.text()).isEqualTo("The quay is closed.");
        assertThat(found.summaryText()).isEqualTo("Closed.");
        assertThat(found.section()).isEqualTo("Harbour");
        assertThat(found.extraction().origin().provenance()).containsEntry("authors", "json-ld");
        assertThat(found.summary().preview().authors()).containsExactly("Ana Núñez");
        assertThat(found.summary().times().publishedAt()).isEqualTo(NOON.minusSeconds(60));
        assertThat(found.summary().times().storedAt()).isEqualTo(STORED);
        assertThat(found.extraction().fetchedAt()).isEqualTo(NOON.plusSeconds(2));
        ArticleTag tag = found.enrichment().tags().getFirst();
        assertThat(tag.topic()).isEqualTo("strikes");
        assertThat(tag.evidence().getFirst())
                .isEqualTo(new ArticleTag.Passage("title", 0, 7, "Harbour", "en/harbour", 1.5));
    }

    @Test
    void shouldChangeNothingWhenARecordIsRedelivered() {
        EnrichedArticle record = enriched(article("a", "text"), "strikes");
        reason(record);
        ArticleDetail before = find("a");

        assertThat(store(record, STORED.plusSeconds(60))).isEmpty();

        assertThat(find("a")).isEqualTo(before);
    }

    @Test
    void shouldEndAnotherLinkToTheSameRevisionAsADuplicateEachTime() {
        reason(enriched(article("a", "text")));

        assertThat(reason(enriched(article("other-link", "a", "text")))).contains(OutcomeReason.SAME_REVISION);
        assertThat(reason(enriched(article("other-link", "a", "text")))).contains(OutcomeReason.SAME_REVISION);
    }

    @Test
    void shouldKeepTheFirstEnrichmentWhenACopyComesThroughAnotherLink() {
        reason(enriched(article("a", "text").build(), "en", NOON.plusSeconds(10), "strikes"));

        reason(enriched(article("other-link", "a", "text").build(), "en", NOON.plusSeconds(20), "strikes"));

        assertThat(find("a").enrichment().enrichedAt()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void shouldShowTheNewestRevisionAndItsTagsOnly() {
        reason(enriched(article("a", "first"), "strikes"));

        assertThat(reason(enriched(fetched("second", 60), "floods"))).contains(OutcomeReason.NEW_REVISION);

        assertThat(find("a").text()).isEqualTo("second");
        assertThat(find("a").summary().revisions()).isEqualTo(2);
        assertThat(find("a").enrichment().tags()).extracting(ArticleTag::topic).containsExactly("floods");
    }

    @Test
    void shouldKeepTheNewestRevisionWhenAnOlderOneArrivesLate() {
        reason(enriched(fetched("second", 60)));
        ArticleDetail before = find("a");

        assertThat(reason(enriched(fetched("first", 0)))).contains(OutcomeReason.NEW_REVISION);

        assertThat(find("a").text()).isEqualTo("second");
        assertThat(find("a").summary().times().storedAt())
                .isEqualTo(before.summary().times().storedAt());
        assertThat(find("a").summary().revisions()).isEqualTo(2);
    }

    @Test
    void shouldReplaceTagsAndLanguageByALaterEnrichmentOnly() {
        Article article = article("a", "text").build();
        reason(enriched(article, "en", NOON.plusSeconds(10), "strikes"));

        reason(enriched(article, "en", NOON.plusSeconds(9), "too-old"));
        assertThat(find("a").enrichment().tags()).extracting(ArticleTag::topic).containsExactly("strikes");

        reason(enriched(article, "es", NOON.plusSeconds(20), "floods", "strikes"));
        assertThat(find("a").enrichment().tags()).extracting(ArticleTag::topic).containsExactly("floods", "strikes");
        assertThat(find("a").summary().preview().language()).isEqualTo("es");
        assertThat(find("a").enrichment().enrichedAt()).isEqualTo(NOON.plusSeconds(20));

        reason(enriched(article, "es", NOON.plusSeconds(30)));
        assertThat(find("a").enrichment().tags()).isEmpty();
    }

    @Test
    void shouldTagAnOldRevisionAgainWithoutTouchingThePresentOne() {
        reason(enriched(article("a", "first"), "strikes"));
        reason(enriched(fetched("second", 60), "floods"));

        reason(enriched(article("a", "first").build(), "es", NOON.plusSeconds(90), "borders"));

        assertThat(find("a").enrichment().tags()).extracting(ArticleTag::topic).containsExactly("floods");
        assertThat(find("a").summary().preview().language()).isEqualTo("en");
    }

    @Test
    void shouldHaveTheMetadataOfTheLatestExtractionOfARevision() {
        reason(enriched(article("a", "text").setAuthors(List.of("By Staff")).setPublishedAt(NOON), "strikes"));
        Article.Builder again = article("a", "text")
                .setAuthors(List.of("Ana Núñez"))
                .setSection("Harbour")
                .setSiteName("Harbour Press")
                .setPublishedAt(NOON.minusSeconds(60))
                .setExtractedAt(NOON.plusSeconds(600))
                .setOrigin(Origin.BACKFILL)
                .setProvenance(Map.of("authors", "json-ld"));

        assertThat(store(enriched(again.build(), "en", NOON.plusSeconds(601), "floods"), STORED.plusSeconds(602)))
                .isEmpty();

        ArticleDetail found = find("a");
        assertThat(found.summary().preview().authors()).containsExactly("Ana Núñez");
        assertThat(found.section()).isEqualTo("Harbour");
        assertThat(found.summary().source().publisher()).isEqualTo("Harbour Press");
        assertThat(found.summary().times().publishedAt()).isEqualTo(NOON.minusSeconds(60));
        assertThat(found.summary().times().storedAt()).isEqualTo(STORED);
        assertThat(found.summary().revisions()).isEqualTo(1);
        assertThat(found.extraction().origin().provenance()).containsEntry("authors", "json-ld");
        assertThat(found.enrichment().tags()).extracting(ArticleTag::topic).containsExactly("floods");

        reason(enriched(article("a", "text").build(), "en", NOON.plusSeconds(700), "strikes"));
        assertThat(find("a").summary().preview().authors())
                .as("tagged again from the record of an earlier extraction")
                .containsExactly("Ana Núñez");
    }

    @Test
    void shouldCorrectAnOldRevisionWithoutTouchingThePresentOne() {
        reason(enriched(article("a", "first")));
        reason(enriched(fetched("second", 60).setSiteName("The Press")));

        reason(enriched(article("a", "first").setSiteName("Other").setExtractedAt(NOON.plusSeconds(600))));

        assertThat(find("a").summary().source().publisher()).isEqualTo("The Press");
        assertThat(find("a").text()).isEqualTo("second");
    }

    @Test
    void shouldKeepTheMetadataWhenACopyComesThroughAnotherLink() {
        reason(enriched(article("a", "text").setSection("Harbour")));

        reason(enriched(article("other-link", "a", "text").setSection("News").setExtractedAt(NOON.plusSeconds(600))));

        assertThat(find("a").section()).isEqualTo("Harbour");
    }

    private static Article.Builder fetched(String text, int secondsLater) {
        return article("a", text).setFetchedAt(NOON.plusSeconds(2 + secondsLater));
    }

    private Optional<OutcomeReason> reason(EnrichedArticle record) {
        return store(record, STORED).map(Outcome::getReason);
    }

    private Optional<Outcome> store(EnrichedArticle record, Instant now) {
        return database.jdbi()
                .inTransaction(
                        handle -> new Articles(handle, now, ExpiredRevisions.of(handle, List.of())).store(record));
    }

    private ArticleDetail find(String name) {
        return new ArticleQuery(database).find(article(name, "").getArticleId()).orElseThrow();
    }
}
