package dev.courant.ingest.scrape;

import static dev.courant.ingest.loopback.Fetching.web;
import static dev.courant.ingest.scrape.Links.NOON;
import static dev.courant.ingest.scrape.Links.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.TextSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void shouldGiveTheSameTextTheSameRevision() {
        assertThat(assemble(page(URL), URL).getRevisionId())
                .isEqualTo(assemble(page(URL), URL).getRevisionId());
        assertThat(assemble(Links.SILENT_PAGE, URL).getRevisionId())
                .isNotEqualTo(assemble(page(URL), URL).getRevisionId());
    }
}
