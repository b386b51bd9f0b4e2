package dev.courant.testkit.assertions;

import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Outcome;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on Courant's records, to be imported statically beside those of AssertJ:
 *
 * <pre>{@code
 * assertThat(article).hasTitle("Quay closes").isTagged("trade").withEvidence("tariffs on steel");
 * assertThat(article).isNotTagged("military-action");
 * assertThat(outcome).isDropped(OutcomeReason.NOT_FOUND);
 * assertThatArticles(articles).revisionsOf("https://harbour.example/quay").haveTitles("Quay closes", "Quay opens");
 * assertThatOutcomes(outcomes).haveNoPending(links).ofUrl("https://harbour.example/quay").isStored();
 * }</pre>
 *
 * <p>What fails says what there was instead, such as the tags that an article has, with scores and passages.
 */
public final class CourantAssertions {
    private CourantAssertions() {}

    /**
     * Begins assertions on an article.
     *
     * @param article the article; null fails each of them
     * @return the assertions
     */
    public static EnrichedArticleAssert assertThat(@Nullable EnrichedArticle article) {
        return new EnrichedArticleAssert(article);
    }

    /**
     * Begins assertions on how a link ended.
     *
     * @param outcome the outcome; null fails each of them
     * @return the assertions
     */
    public static OutcomeAssert assertThat(@Nullable Outcome outcome) {
        return new OutcomeAssert(outcome);
    }

    /**
     * Begins assertions on articles.
     *
     * @param articles the records of a topic, in their order; of several for one revision the last counts
     * @return the assertions
     */
    public static ArticlesAssert assertThatArticles(Collection<EnrichedArticle> articles) {
        return new ArticlesAssert(articles);
    }

    /**
     * Begins assertions on how links ended.
     *
     * @param outcomes the records of a topic; of several for one link the best counts: stored before duplicate before
     *     dropped
     * @return the assertions
     */
    public static OutcomesAssert assertThatOutcomes(Collection<Outcome> outcomes) {
        return new OutcomesAssert(outcomes);
    }
}
