package dev.courant.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.StemHashes;
import dev.courant.enrich.text.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceModelTest {
    private static final Lexicon NO_WORDS = new Lexicon.Builder().build();

    /** "fleet" speaks for the topic, "fleet sale" against it. */
    private final int fleet = hashes("fleet sale")[0];

    private final int pair = StemHashes.pair(fleet, hashes("fleet sale")[1]);

    private final SentenceModel model = new SentenceModel(
            new int[] {fleet, pair},
            List.of(new TopicWeights("navy", 10, -1, new int[] {0, 1}, new float[] {4, -8})),
            new SentenceFusion(new double[] {1, 0, 0, 0, 0, 0}));

    @Test
    void shouldFindTheSentenceThatResemblesATopicMost() {
        BestSentences best = best("", "It rained all day. The fleet sailed at dawn. The fleet sale was off.");

        assertThat(best.sentence(0)).isEqualTo(1);
        assertThat(best.margin(0)).isCloseTo(-1 + 4 / Math.sqrt(9), within(1e-6));
        assertThat(best.strength(0)).isCloseTo(best.margin(0) + 0.5 * -1, within(1e-6));
    }

    @Test
    void shouldReadTheTitleAsASentence() {
        assertThat(best("The fleet sails", "It rained all day long.").sentence(0))
                .isZero();
    }

    @Test
    void shouldCountEachOccurrence() {
        assertThat(best("", "Fleet against fleet").margin(0)).isCloseTo(-1 + 8 / Math.sqrt(5), within(1e-6));
    }

    @Test
    void shouldPassOverSentencesOfOneOrTwoWords() {
        assertThat(best("", "The fleet.").isFound()).isFalse();
        assertThat(best("", "").isFound()).isFalse();
    }

    @Test
    void shouldTakeAMissingSecondSentenceAsWeaker() {
        BestSentences one = best("", "The fleet sailed.");

        assertThat(one.strength(0)).isCloseTo(one.margin(0) + 0.5 * (one.margin(0) - 1), within(1e-6));
    }

    private BestSentences best(String title, String text) {
        return model.best(new SentenceFeatures(Tokenizer.tokenize(NO_WORDS, title, text), title, text, "en"));
    }

    private static int[] hashes(String text) {
        return StemHashes.of(Tokenizer.tokenize(NO_WORDS, "", text), "", text, "en");
    }
}
