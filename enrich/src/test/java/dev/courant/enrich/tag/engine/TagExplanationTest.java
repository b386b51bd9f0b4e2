package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class TagExplanationTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());
    private static final TaggableText NEWS = new TaggableText(
            "Navy shells rebel port",
            "Warships fired cruise missiles at the rebel port. Fighter jets bombed a depot. "
                    + "The president of Peru warned Chile that more air strikes would follow. "
                    + "Later the film festival opened with the air guitar contest.",
            "en");

    @Test
    void shouldGivePassagesWhoseWeightsAddUpToTheEvidence() {
        assertThat(TAGGER.explain(NEWS).topics())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.evidence().passages().stream()
                                .mapToDouble(Passage::weight)
                                .sum())
                        .isCloseTo(topic.evidence().total(), within(1e-9)));
    }

    @Test
    void shouldAssertTheSameTopicsAsTheTags() {
        var asserted = TAGGER.explain(NEWS).topics().stream()
                .filter(TagExplanation.Topic::asserted)
                .toList();
        assertThat(asserted.stream().map(TagExplanation.Topic::topic))
                .isEqualTo(TAGGER.tag(NEWS).tags().stream().map(TopicTag::topic).toList())
                .contains("military-action");
    }

    @Test
    void shouldShowVetoes() {
        var text = new TaggableText("", "Economists explained price discrimination to the gay rights group.", "en");
        var vetoes = TAGGER.explain(text).topics().stream()
                .filter(topic -> topic.topic().equals("race-gender-rights"))
                .flatMap(topic -> topic.vetoes().stream())
                .toList();
        assertThat(vetoes).isNotEmpty().allSatisfy(veto -> {
            assertThat(veto.forbiddenBy().text()).isEqualTo("price discrimination");
            assertThat(text.text()
                            .substring(veto.passage().start(), veto.passage().end()))
                    .isEqualTo(veto.passage().text());
        });
    }

    @Test
    void shouldExplainNothingInALanguageWithoutRules() {
        var explanation = TAGGER.explain(new TaggableText("", "Мост закрыли из-за дождя", "ru"));
        assertThat(explanation.language()).isEqualTo("ru");
        assertThat(explanation.topics()).isEmpty();
    }
}
