package dev.courant.testkit.assertions;

import dev.courant.schemas.EnrichedArticle;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the revisions of one article, in the order of their records; see {@link CourantAssertions}. */
public final class RevisionsAssert extends AbstractAssert<RevisionsAssert, List<EnrichedArticle>> {
    private final String url;

    RevisionsAssert(String url, List<EnrichedArticle> actual) {
        super(actual, RevisionsAssert.class);
        this.url = url;
    }

    /**
     * Verifies how many there are.
     *
     * @param count the number
     * @return this
     */
    public RevisionsAssert haveCount(int count) {
        return are(actual.size() == count, count + (count == 1 ? " revision" : " revisions"));
    }

    /**
     * Verifies their titles.
     *
     * @param titles the title of each, the first revision first
     * @return this
     */
    public RevisionsAssert haveTitles(String... titles) {
        return are(titles().equals(Arrays.asList(titles)), "revisions with the titles " + Arrays.asList(titles));
    }

    /** {@return assertions on the first revision} */
    public EnrichedArticleAssert first() {
        return new EnrichedArticleAssert(actual.getFirst());
    }

    /** {@return assertions on the last revision} */
    public EnrichedArticleAssert last() {
        return new EnrichedArticleAssert(actual.getLast());
    }

    private List<String> titles() {
        return actual.stream().map(each -> each.getArticle().getTitle()).toList();
    }

    private RevisionsAssert are(boolean so, String what) {
        if (!so) {
            throw failure(
                    "%nExpecting %s to have %s, but its revisions are%n%s",
                    url,
                    what,
                    ArticleText.lines(actual.stream()
                            .map(each -> "  " + each.getArticle().getRevisionId() + " \""
                                    + each.getArticle().getTitle() + "\": "
                                    + each.getArticle().getText().replace("\n", " | "))
                            .toList()));
        }
        return this;
    }
}
