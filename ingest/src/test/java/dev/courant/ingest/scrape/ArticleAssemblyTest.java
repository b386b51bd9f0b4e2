package dev.courant.ingest.scrape;

import static dev.courant.ingest.loopback.Fetching.web;
import static dev.courant.ingest.scrape.Links.NOON;
import static dev.courant.ingest.scrape.Links.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.TextSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleAssemblyTest {
    private static Metadata page(String canonical) {
        return new Metadata(
                "By the page",
                List.of("Ben Mar"),
                NOON.minusSeconds(3),
                null,
                null,
                "es",
                canonical,
                "The Harbour",
                null,
                null,
                "Local",
                List.of("Sea", "Ferry"),
                false,
                Map.of("title", "h1"));
    }

    private static Article assemble(Metadata page, String url) {
        return new ArticleAssembly(Links.link("one", URL), page, web(url))
                .article("Text.", TextSource.PAGE, "content-tree", NOON, NOON);
    }

    @Test
    void shouldBelieveThePageBeforeTheFeed() {
        Article article = assemble(page("https://www.harbour.example/story"), URL);

        assertThat(article.getTitle()).isEqualTo("By the page");
        assertThat(article.getAuthors()).containsExactly("Ben Mar");
        assertThat(article.getPublishedAt()).isEqualTo(NOON.minusSeconds(3));
        assertThat(article.getCanonicalUrl()).isEqualTo("https://www.harbour.example/story");
        assertThat(article.getArticleId()).isEqualTo(Identity.ofArticle("https://www.harbour.example/story"));
        assertThat(article.getKeywords()).containsExactly("Sea", "Ferry", "Harbour");
        assertThat(article.getProvenance()).containsEntry("title", "h1").doesNotContainKey("authors");
    }

    @Test
    void shouldBelieveTheOperatorsLanguageBeforeThePages() {
        assertThat(assemble(page(URL), URL).getDeclaredLanguage()).isEqualTo("en");
    }

    @Test
    void shouldTakeFromTheFeedWhatThePageDoesNotSay() {
        Article article = assemble(Links.SILENT_PAGE, "https://harbour.example/b?utm_source=x");

        assertThat(article.getTitle()).isEqualTo("By the feed");
        assertThat(article.getAuthors()).containsExactly("Ana Sol");
        assertThat(article.getCanonicalUrl()).isEqualTo("https://harbour.example/b");
        assertThat(article.getUrl()).isEqualTo(URL);
        assertThat(article.getProvenance())
                .containsEntry("title", "feed")
                .containsEntry("authors", "feed")
                .containsEntry("published", "feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2041-01-01T00:00:00Z", "2031-05-08T12:00:01Z", "1970-01-01T00:00:00Z"})
    void shouldHaveNoDateWhereTheFeedGivesOneThatNoArticleCanHave(String date) {
        Link link = Link.newBuilder(Links.link("one", URL))
                .setPublishedAt(Instant.parse(date))
                .setUpdatedAt(Instant.parse(date))
                .build();
        Article article = new ArticleAssembly(link, Links.SILENT_PAGE, web(URL))
                .article("Text.", TextSource.PAGE, "content-tree", NOON, NOON);

        assertThat(article.getPublishedAt()).isNull();
        assertThat(article.getModifiedAt()).isNull();
        assertThat(article.getProvenance()).doesNotContainKeys("published", "modified");
    }

    @Test
    void shouldGiveTheSameTextTheSameRevision() {
        assertThat(assemble(page(URL), URL).getRevisionId())
                .isEqualTo(assemble(page(URL), URL).getRevisionId());
        assertThat(assemble(Links.SILENT_PAGE, URL).getRevisionId())
                .isNotEqualTo(assemble(page(URL), URL).getRevisionId());
    }
}
