package dev.courant.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.evaluation.Reliability.Bin;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final Reliability FOUR =
            Reliability.of(new double[] {0.2, 0.25, 0.95, 1}, new boolean[] {false, true, true, true});

    @Test
    void shouldCompareScoresWithTheShareOfRightOnes() {
        assertThat(FOUR.scores()).isEqualTo(4);
        assertThat(FOUR.bins().get(2)).isEqualTo(new Bin(2, 0.225, 0.5));
        assertThat(FOUR.bins().get(9).shareRight()).isEqualTo(1);
        assertThat(FOUR.bins().get(5)).isEqualTo(new Bin(0, 0, 0));
        assertThat(FOUR.error()).isCloseTo((2 * 0.275 + 2 * 0.025) / 4, within(1e-9));
    }

    @Test
    void shouldHaveNoErrorWithoutScores() {
        assertThat(Reliability.of(new double[0], new boolean[0]).error()).isZero();
    }

    @Test
    void shouldDrawADotForEachBinWithScores() {
        assertThat(ReliabilityDiagram.svg(FOUR))
                .startsWith("<svg")
                .contains("4 scores, expected calibration error 0.150")
                .containsOnlyOnce("<circle cx=\"128\" cy=\"180\"")
                .containsOnlyOnce("<circle cx=\"353\" cy=\"30\"");
    }
}
