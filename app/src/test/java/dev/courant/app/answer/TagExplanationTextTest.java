package dev.courant.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TagExplanation.Evidence;
import dev.courant.enrich.tag.TagExplanation.Vetoed;
import dev.courant.enrich.tag.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagExplanationTextTest {
    @Test
    void shouldListEvidenceAndVetoedPhrases() {
        Passage missile = new Passage(TextField.TITLE, 0, 14, "missile strike", "en/strike-with-weapon", 1.8);
        Passage strike = new Passage(TextField.TEXT, 40, 46, "strike", "en/strike", 0);
        Passage union = new Passage(TextField.TEXT, 52, 57, "union", "en/strike", 0);
        TagExplanation explanation = new TagExplanation(
                "en",
                1_200,
                List.of(
                        new TagExplanation.Topic(
                                "military-action",
                                0.874,
                                true,
                                true,
                                new Evidence(1.8, 1, 2, List.of(missile)),
                                List.of(new Vetoed(strike, union))),
                        new TagExplanation.Topic(
                                "labor", 0.2, false, false, new Evidence(0.4, 1, 0, List.of()), List.of())));

        assertThat(TagExplanationText.of(explanation)).isEqualToNormalizingNewlines("""
                language en, 1,200 words

                military-action  0.87  tagged, central: evidence 1.80 by 1 different phrases, 2 phrases against it
                   +1.80  en/strike-with-weapon           title 0-14  "missile strike"
                  vetoed  en/strike                       "strike" by "union"

                labor  0.20  not tagged: evidence 0.40 by 1 different phrases""");
    }

    @Test
    void shouldSayThatThereIsNoEvidence() {
        assertThat(TagExplanationText.of(new TagExplanation("und", 0, List.of())))
                .isEqualToNormalizingNewlines("language und, 0 words\nnothing speaks for any topic");
    }
}
