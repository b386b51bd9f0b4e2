package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.model.training.Metrics.Decisions;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final double[] SCORES = {0.9, 0.8, 0.3, 0.1};
    private static final boolean[] RIGHT = {true, false, true, false};

    @Test
    void shouldMeasureTheOrder() {
        assertThat(Metrics.averagePrecision(SCORES, RIGHT)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-9));
    }

    @Test
    void shouldNotRewardTheOrderOfEqualScores() {
        assertThat(Metrics.averagePrecision(new double[] {0.5, 0.5}, new boolean[] {true, false}))
                .isCloseTo(0.5, within(1e-9));
        assertThat(Metrics.averagePrecision(new double[] {0.5, 0.5}, new boolean[] {false, true}))
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shouldMeasureDecisions() {
        assertThat(Decisions.of(SCORES, RIGHT, 0.5)).isEqualTo(new Decisions(1, 1, 1));
        assertThat(Decisions.of(SCORES, RIGHT, 0.5).f1()).isCloseTo(0.5, within(1e-9));
        assertThat(Decisions.of(SCORES, RIGHT, 0.2).f1()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void shouldMeasureProbabilities() {
        assertThat(Metrics.logLoss(new double[] {0.5, 0.5}, new boolean[] {true, false}))
                .isCloseTo(Math.log(2), within(1e-9));
        assertThat(Metrics.calibrationError(SCORES, RIGHT)).isCloseTo((0.1 + 0.8 + 0.7 + 0.1) / 4, within(1e-9));
    }
}
