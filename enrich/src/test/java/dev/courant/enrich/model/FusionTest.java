package dev.courant.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusionTest {
    private static final Fusion FUSION = new Fusion(0.6, 0.8, -0.4, 1.2);
    private static final double RULE_SCORE = 0.3;
    private static final double MARGIN = -2;
    private static final int WORDS = 200;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.75, 1})
    void shouldWeighTheLogitsOfRulesAndFusion(double share) {
        double rules = Fusion.logit(RULE_SCORE);
        double fused = Fusion.logit(FUSION.score(RULE_SCORE, MARGIN, WORDS));

        double trusted = Fusion.logit(FUSION.trusted(share).score(RULE_SCORE, MARGIN, WORDS));

        assertThat(trusted).isCloseTo((1 - share) * rules + share * fused, within(1e-9));
    }

    @Test
    void shouldKeepTheScoreOfTheRulesWithoutTrust() {
        assertThat(FUSION.trusted(0).score(RULE_SCORE, MARGIN, WORDS)).isCloseTo(RULE_SCORE, within(1e-9));
    }
}
