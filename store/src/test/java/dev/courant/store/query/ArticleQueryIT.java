package dev.courant.store.query;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.ArticleFilter.Place;
import dev.courant.store.sink.DirectSink;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticleQueryIT {
    private final Topics topics;
    private final Database database;
    private final ArticleQuery query;

    ArticleQueryIT(Servers servers) {
        topics = servers.topics();
        database = Samples.open(servers);
        query = new ArticleQuery(database);
    }

    @BeforeAll
    void fill() {
        DirectSink sink = new DirectSink(database, topics);
        sink.articles(
                NOON,
                List.of(
                        record("one", "The Press", "en", "Dockers walked out on Monday over night shifts.", "strikes"),
                        record(
                                "two",
                                "La Ría",
                                "es",
                                "La migración por la frontera aumentó un año más.",
                                "borders",
                                "strikes"),
                        record("three", "La Ría", "es", "El puerto sigue cerrado por la huelga.")));
        sink.articles(
                NOON.plusSeconds(1),
                IntStream.range(0, 40)
                        .mapToObj(n -> record("many" + n, "Wire", "und", "Bulletin " + n))
                        .toList());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldPageWithoutGapsOrRepeatsWhenManyArticlesShareATime() {
        List<String> seen = new ArrayList<>();
        Place place = null;
        List<ArticleSummary> page;
        do {
            page = query.list(new ArticleFilter(null, null, null, null, place, 7));
            page.forEach(article -> seen.add(article.articleId()));
            place = page.isEmpty()
                    ? null
                    : new Place(
                            page.getLast().times().storedAt(), page.getLast().articleId());
        } while (!page.isEmpty());

        assertThat(seen).hasSize(43).doesNotHaveDuplicates();
    }

    @Test
    void shouldListNewestStoredFirst() {
        assertThat(query.list(ArticleFilter.newest(43)))
                .extracting(article -> article.times().storedAt())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void shouldFilterByTopicLanguageAndPublisherTogether() {
        assertThat(titles("strikes", null, null, null)).containsExactlyInAnyOrder("one", "two");
        assertThat(titles("strikes", "es", null, null)).containsExactly("two");
        assertThat(titles(null, "es", "La Ría", null)).containsExactlyInAnyOrder("two", "three");
        assertThat(titles("strikes", "es", "The Press", null)).isEmpty();
    }

    @Test
    void shouldSearchEnglishAndSpanishInTitleAndText() {
        assertThat(titles(null, null, null, "dockers shifts")).containsExactly("one");
        assertThat(titles(null, null, null, "HUELGA")).containsExactly("three");
        assertThat(titles(null, null, null, "\"por la frontera\"")).containsExactly("two");
        assertThat(titles(null, null, null, "puerto or dockers")).containsExactlyInAnyOrder("one", "three");
        assertThat(titles(null, null, null, "huelga -puerto")).isEmpty();
        assertThat(titles(null, null, null, "harbour two")).containsExactly("two");
    }

    @Test
    void shouldFindWordsWithAndWithoutTheirAccents() {
        assertThat(titles(null, null, null, "migración")).containsExactly("two");
        assertThat(titles(null, null, null, "migracion")).containsExactly("two");
        assertThat(titles(null, null, null, "migracio\u0301n AUMENTÓ")).containsExactly("two");
    }

    @Test
    void shouldTreatAnySearchAsWords() {
        for (String odd : List.of("'; drop table article; --", "\"", "((", "a & | ! b", ":*", "%", "\\")) {
            assertThat(titles(null, null, null, odd)).as(odd).isEmpty();
        }
    }

    private List<String> titles(
            @Nullable String topic, @Nullable String language, @Nullable String publisher, @Nullable String search) {
        return query.list(new ArticleFilter(topic, language, publisher, search, null, 50)).stream()
                .map(article -> article.preview().title().replace("Harbour news ", ""))
                .toList();
    }

    private static EnrichedArticle record(
            String name, String publisher, String language, String text, String... topics) {
        Article article = article(name, text).setSiteName(publisher).build();
        return Samples.enriched(article, language, NOON, topics);
    }
}
