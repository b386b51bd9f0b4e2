package dev.courant.testkit.assertions;

import dev.courant.schemas.Tag;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a tag that an article has; see {@link CourantAssertions}. */
public final class TagAssert extends AbstractAssert<TagAssert, Tag> {
    private final EnrichedArticleAssert article;

    TagAssert(EnrichedArticleAssert article, Tag actual) {
        super(actual, TagAssert.class);
        this.article = article;
    }

    /**
     * Verifies that a passage earned it.
     *
     * @param passage a part of one of the passages, character by character
     * @return this
     */
    public TagAssert withEvidence(String passage) {
        return with(
                "evidence with \"" + passage + "\"",
                actual.getEvidence().stream()
                        .anyMatch(evidence -> evidence.getText().contains(passage)));
    }

    /**
     * Verifies that a rule of the taxonomy earned it.
     *
     * @param rule the name of the rule
     * @return this
     */
    public TagAssert withRule(String rule) {
        return with(
                "evidence of the rule " + rule,
                actual.getEvidence().stream()
                        .anyMatch(evidence -> evidence.getRule().equals(rule)));
    }

    /**
     * Verifies that it is certain enough.
     *
     * @param score the lowest score, from 0 to 1
     * @return this
     */
    public TagAssert withScoreOfAtLeast(double score) {
        return with("a score of at least " + score, actual.getScore() >= score);
    }

    /** {@return this; verifies that it is what the article is mainly about} */
    public TagAssert asCentral() {
        return with("central", actual.getCentral());
    }

    private TagAssert with(String what, boolean so) {
        if (!so) {
            throw failure(
                    "%nExpecting the tag %s of %s%nto have %s, but it is%n%s",
                    actual.getTopic(), article.label(), what, ArticleText.tag(actual));
        }
        return this;
    }

    /**
     * Verifies that the article has another tag.
     *
     * @param topic as in {@link EnrichedArticleAssert#isTagged}
     * @return assertions on that tag
     */
    public TagAssert isTagged(String topic) {
        return article.isTagged(topic);
    }

    /**
     * Verifies that the article does not have another tag.
     *
     * @param topic as in {@link EnrichedArticleAssert#isNotTagged}
     * @return assertions on the article
     */
    public EnrichedArticleAssert isNotTagged(String topic) {
        return article.isNotTagged(topic);
    }

    /** {@return assertions on the article} */
    public EnrichedArticleAssert article() {
        return article;
    }
}
