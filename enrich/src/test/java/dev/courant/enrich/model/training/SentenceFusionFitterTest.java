package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.model.training.SentenceFusionFitter.Example;
import dev.courant.enrich.model.training.SentenceFusionFitter.Fitted;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two topics that resemble each other in all but how large their strengths are. */
class SentenceFusionFitterTest {
    private static final double HIGHER = 3;
    private static final int WORDS = 150;

    private final Fitted fitted = SentenceFusionFitter.fit(
            2,
            Stream.concat(examples(0, 0).stream(), examples(1, HIGHER).stream()).toList());

    @Test
    void shouldScoreTopicsAlikeWhoseStrengthsDifferInSizeAlone() {
        for (double strength : new double[] {-2, 0, 2}) {
            assertThat(score(1, strength + HIGHER)).isCloseTo(score(0, strength), within(0.05));
        }
    }

    @Test
    void shouldMoveTheTopicWithTheLargerStrengthsDown() {
        assertThat(fitted.moves()[0] - fitted.moves()[1]).isCloseTo(HIGHER, within(0.5));
    }

    @Test
    void shouldTellArticlesWithTheTopicFromOthers() {
        assertThat(score(0, 2)).isGreaterThan(0.8);
        assertThat(score(0, -2)).isLessThan(0.2);
    }

    @Test
    void shouldLeaveATopicWithoutExamplesWhereItIs() {
        assertThat(SentenceFusionFitter.fit(2, examples(0, 0)).moves()[1]).isZero();
    }

    private double score(int topic, double strength) {
        return fitted.score(new Example(topic, 0, strength, WORDS, false));
    }

    /** The higher the strength, the likelier is the topic. */
    private static List<Example> examples(int topic, double higher) {
        var random = new Random(7);
        return IntStream.range(0, 400)
                .mapToObj(i -> {
                    double strength = random.nextGaussian() * 2;
                    boolean label = strength + random.nextGaussian() * 0.8 > 0;
                    return new Example(topic, 0, strength + higher, WORDS, label);
                })
                .toList();
    }
}
