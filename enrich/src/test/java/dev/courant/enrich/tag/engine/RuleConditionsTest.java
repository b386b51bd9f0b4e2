package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests each condition of a rule separately. */
class RuleConditionsTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.parse("""
                    name: test
                    version: "1"
                    threshold: 0.5
                    topics:
                      - id: conditions
                        scope: One rule for each condition.
                        rules:
                          en:
                            - {id: same-sentence, weight: 1, any: [kettle], with: [stove]}
                            - {id: near, weight: 1, any: [spoon], with: [cup], within: 2}
                            - {id: not-in-sentence, weight: 1, any: [knife], without: [fork]}
                            - {id: not-in-article, weight: 1, any: [plate], unless: [museum]}
                            - {id: title-only, weight: 1, any: [oven], in: [title]}
                            - {id: body-only, weight: 1, any: [sink], in: [body]}
                            - {id: thrice, weight: 1, any: [apple], count: 3}
                            - {id: two-kinds, weight: 1, any: [pear, plum~, fig], different: 2}
                            - {id: together, weight: 1, any: [salt, pepper, thyme], different: 2, span: 4}
                    """, "test.yaml"), Gazetteer.empty());

    @Test
    void shouldRequireASecondPhraseInTheSameSentence() {
        assertThat(passages("The kettle on the stove.")).hasSize(1);
        assertThat(passages("The kettle. The stove.")).isEmpty();
    }

    @Test
    void shouldRequireASecondPhraseWithinANumberOfWords() {
        assertThat(passages("A spoon in a cup.")).hasSize(1);
        assertThat(passages("A cup beside the spoon.")).hasSize(1);
        assertThat(passages("A spoon beside the old blue cup.")).isEmpty();
    }

    @Test
    void shouldApplyAVetoInTheSentence() {
        assertThat(passages("A knife and a fork.")).isEmpty();
        assertThat(passages("A knife. A fork.")).hasSize(1);
    }

    @Test
    void shouldApplyAVetoInTheArticle() {
        assertThat(passages("A plate broke.")).hasSize(1);
        assertThat(passages("A plate broke. It stood in the museum.")).isEmpty();
    }

    @Test
    void shouldCountOnlyInTheZonesNamed() {
        assertThat(passages("The oven", "It was warm.")).containsExactly("oven");
        assertThat(passages("Warm", "It was the oven.")).isEmpty();
        String lead = "It was quiet that day in town, and nothing happened. ".repeat(8);
        assertThat(passages("The sink", "The sink leaked.")).isEmpty();
        assertThat(passages("", lead + "Then the sink leaked.")).containsExactly("sink");
    }

    @Test
    void shouldRequireANumberOfOccurrences() {
        assertThat(passages("An apple. An apple.")).isEmpty();
        assertThat(passages("An apple. An apple. Two apples.")).hasSize(3);
    }

    @Test
    void shouldCountFormsOfOnePhraseAsTheSame() {
        assertThat(passages("A pear. Two pears. More pears.")).isEmpty();
        assertThat(passages("A pear and a fig.")).containsExactlyInAnyOrder("pear", "fig");
    }

    @Test
    void shouldRequireThemWithinASpan() {
        assertThat(passages("Salt, then pepper.")).hasSize(2);
        assertThat(passages("Salt came first and much later there was pepper.")).isEmpty();
        assertThat(passages("Salt and pepper now. A long time goes by before any thyme."))
                .hasSize(2);
    }

    private static List<String> passages(String text) {
        return passages("", text);
    }

    private static List<String> passages(String title, String text) {
        return TAGGER.tag(new TaggableText(title, text, "en"), 0).tags().stream()
                .flatMap(tag -> tag.evidence().stream())
                .map(Passage::text)
                .toList();
    }
}
