package dev.courant.testkit.assertions;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on articles; see {@link CourantAssertions}. */
public final class ArticlesAssert extends AbstractAssert<ArticlesAssert, Collection<EnrichedArticle>> {
    ArticlesAssert(@Nullable Collection<EnrichedArticle> actual) {
        super(actual, ArticlesAssert.class);
    }

    /**
     * Verifies how many articles there are, whatever the number of their revisions.
     *
     * @param count the number
     * @return this
     */
    public ArticlesAssert haveCount(int count) {
        Map<String, EnrichedArticle> latest = latest();
        if (latest.size() != count) {
            throw failureWithActualExpected(
                    latest.size(),
                    count,
                    "%nExpecting %d articles, but there are %d%n%s",
                    count,
                    latest.size(),
                    shown(latest.values()));
        }
        return this;
    }

    /**
     * Verifies that there is an article.
     *
     * @param url its canonical URL, or that of its link
     * @return assertions on its last revision
     */
    public EnrichedArticleAssert haveArticle(String url) {
        return new EnrichedArticleAssert(
                revisions(article -> isAt(article, url), "at " + url).getLast());
    }

    /**
     * Verifies that there is an article.
     *
     * @param title the title of one of its revisions
     * @return assertions on the last revision of that title
     */
    public EnrichedArticleAssert haveTitle(String title) {
        return new EnrichedArticleAssert(
                revisions(article -> article.getTitle().equals(title), "with the title \"" + title + "\"")
                        .getLast());
    }

    /**
     * Verifies that there is no article.
     *
     * @param url its canonical URL, or that of its link
     * @return this
     */
    public ArticlesAssert haveNoArticle(String url) {
        isNotNull();
        for (EnrichedArticle article : actual) {
            if (isAt(article.getArticle(), url)) {
                throw failure("%nExpecting no article at %s, but there is%n%s", url, shown(List.of(article)));
            }
        }
        return this;
    }

    /**
     * Verifies that there is an article.
     *
     * @param url its canonical URL, or that of its link
     * @return assertions on its revisions
     */
    public RevisionsAssert revisionsOf(String url) {
        return new RevisionsAssert(url, revisions(article -> isAt(article, url), "at " + url));
    }

    private List<EnrichedArticle> revisions(Predicate<Article> wanted, String what) {
        isNotNull();
        Map<String, EnrichedArticle> byRevision = new LinkedHashMap<>();
        for (EnrichedArticle each : actual) {
            if (wanted.test(each.getArticle())) {
                byRevision.put(each.getArticle().getRevisionId(), each);
            }
        }
        if (byRevision.isEmpty()) {
            throw failure("%nExpecting an article %s, but there are%n%s", what, shown(latest().values()));
        }
        return new ArrayList<>(byRevision.values());
    }

    private Map<String, EnrichedArticle> latest() {
        isNotNull();
        Map<String, EnrichedArticle> latest = new LinkedHashMap<>();
        actual.forEach(each -> latest.put(each.getArticle().getArticleId(), each));
        return latest;
    }

    private static boolean isAt(Article article, String url) {
        return article.getCanonicalUrl().equals(url) || article.getUrl().equals(url);
    }

    private static String shown(Collection<EnrichedArticle> articles) {
        return ArticleText.lines(articles.stream()
                .map(each -> "  " + ArticleText.label(each.getArticle()))
                .toList());
    }
}
