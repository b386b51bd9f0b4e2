package dev.courant.enrich.tag.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.tag.score.TopicEvidence.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreModelTest {
    /** The evidence of an article in sentences of its own, by two phrases. */
    private static final TopicEvidence PLAIN = evidence(2, 0, 2, 2);

    @Test
    void shouldNeedMoreThanOneMentionInPassing() {
        assertThat(ScoreModel.score(evidence(1, 0, 1, 1), 5, 250, 0)).isLessThan(0.2);
        assertThat(ScoreModel.score(evidence(ScoreModel.LEAD, 0, 1, 1), 5, 250, 0))
                .isLessThan(0.4);
    }

    @Test
    void shouldScoreAShortStoryWithThreeDifferentPhrasesHighly() {
        double sum = 1 + ScoreModel.novelty(1, 0) + ScoreModel.novelty(2, 0);
        assertThat(ScoreModel.score(evidence(sum, 0, 3, 3), 5, 200, 0)).isGreaterThan(0.7);
    }

    @Test
    void shouldPreferThreeWordsForAThingToOneWordThreeTimes() {
        assertThat(score(evidence(2, 0, 2, 3))).isGreaterThan(score(evidence(2, 0, 2, 1)));
    }

    @Test
    void shouldScoreATopicLowerThatSharesItsSentences() {
        assertThat(score(evidence(2, 0, 0.5, 2))).isLessThan(score(PLAIN));
    }

    @Test
    void shouldDemandMoreEvidenceOfALongerArticle() {
        assertThat(ScoreModel.score(PLAIN, 5, 2_000, 0)).isLessThan(ScoreModel.score(PLAIN, 5, 200, 0));
    }

    @Test
    void shouldDemandMoreEvidenceWhereLittleElseIsFound() {
        assertThat(ScoreModel.score(PLAIN, 1, 600, 0)).isLessThan(ScoreModel.score(PLAIN, 12, 600, 0));
    }

    @Test
    void shouldAddThePriorOfATopic() {
        assertThat(ScoreModel.score(PLAIN, 5, 600, 0.5)).isGreaterThan(score(PLAIN));
        assertThat(ScoreModel.score(PLAIN, 5, 600, -0.5)).isLessThan(score(PLAIN));
    }

    @Test
    void shouldNotReachTheThresholdByHintsAlone() {
        TopicEvidence hints = evidence(20, 0.85, 20, 9);
        assertThat(score(hints)).isGreaterThan(0.9);
        assertThat(ScoreModel.limited(hints, 0.9, 0.55)).isLessThan(0.55).isGreaterThan(0.45);
        assertThat(ScoreModel.limited(hints, 0.2, 0.55)).isEqualTo(0.2);
        assertThat(ScoreModel.limited(evidence(20, 0.75, 20, 9), 0.9, 0.55)).isEqualTo(0.9);
    }

    @Test
    void shouldStayAProbability() {
        assertThat(ScoreModel.score(evidence(0.01, 1, 0, 1), 5, 200_000, 0)).isBetween(0.0, 0.001);
        assertThat(ScoreModel.score(evidence(1_000, 0, 1_000, 200), 5, 1, 0)).isBetween(0.999, 1.0);
    }

    private static double score(TopicEvidence evidence) {
        return ScoreModel.score(evidence, 5, 600, 0);
    }

    private static TopicEvidence evidence(double sum, double hinted, double undivided, int phrases) {
        return new TopicEvidence(0, List.of(), new double[0], new Strength(sum, undivided, hinted), false, phrases, 0);
    }
}
