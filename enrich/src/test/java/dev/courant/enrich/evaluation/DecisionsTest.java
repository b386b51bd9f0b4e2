package dev.courant.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final double[] SCORES = {0.9, 0.8, 0.3, 0.1};
    private static final boolean[] RIGHT = {true, false, true, false};

    @Test
    void shouldMeasureDecisions() {
        assertThat(Decisions.of(SCORES, RIGHT, 0.5)).isEqualTo(new Decisions(1, 1, 1));
        assertThat(Decisions.of(SCORES, RIGHT, 0.5).f1()).isCloseTo(0.5, within(1e-9));
        assertThat(Decisions.of(SCORES, RIGHT, 0.2).f1()).isCloseTo(0.8, within(1e-9));
        assertThat(new Decisions(3, 1, 2).precision()).isEqualTo(new Share(3, 4));
        assertThat(new Decisions(3, 1, 2).recall()).isEqualTo(new Share(3, 5));
    }

    @Test
    void shouldSayNothingOfNothing() {
        assertThat(new Decisions(0, 0, 0).precision().value()).isEmpty();
        assertThat(new Decisions(0, 0, 0).recall().value()).isEmpty();
        assertThat(new Decisions(0, 0, 0).f1()).isZero();
    }

    @Test
    void shouldMeasureTheOrder() {
        assertThat(AveragePrecision.of(SCORES, RIGHT)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
        assertThat(AveragePrecision.of(SCORES, new boolean[4])).isZero();
    }

    @Test
    void shouldNotRewardTheOrderOfEqualScores() {
        assertThat(AveragePrecision.of(new double[] {0.5, 0.5}, new boolean[] {true, false}))
                .isCloseTo(0.5, within(1e-9));
        assertThat(AveragePrecision.of(new double[] {0.5, 0.5}, new boolean[] {false, true}))
                .isCloseTo(0.5, within(1e-9));
    }
}
