package dev.courant.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreModelTest {
    @Test
    void shouldNeedMoreThanOneMentionInPassing() {
        assertThat(ScoreModel.score(1, 1, 250, 1)).isLessThan(0.2);
        assertThat(ScoreModel.score(ScoreModel.LEAD, 1, 250, 1)).isLessThan(0.4);
    }

    @Test
    void shouldBelieveAShortStoryWithThreeDifferentPhrases() {
        double evidence = 1 + ScoreModel.novelty(1, 0) + ScoreModel.novelty(2, 0);
        assertThat(ScoreModel.score(evidence, 3, 200, 1)).isGreaterThan(0.7);
    }

    @Test
    void shouldPreferThreeWordsForAThingToOneWordThreeTimes() {
        assertThat(ScoreModel.score(2, 3, 600, 1)).isGreaterThan(ScoreModel.score(2, 1, 600, 1));
    }

    @Test
    void shouldAskMoreOfALongerArticle() {
        assertThat(ScoreModel.score(2, 2, 2_000, 1)).isLessThan(ScoreModel.score(2, 2, 200, 1));
    }

    @Test
    void shouldDoubtATopicBesideAMuchStrongerOne() {
        assertThat(ScoreModel.score(2, 2, 600, 0.1)).isLessThan(ScoreModel.score(2, 2, 600, 1));
    }

    @Test
    void shouldStayAProbability() {
        assertThat(ScoreModel.score(0, 1, 200_000, 1)).isBetween(0.0, 0.001);
        assertThat(ScoreModel.score(1_000, 200, 1, 1)).isBetween(0.999, 1.0);
    }
}
