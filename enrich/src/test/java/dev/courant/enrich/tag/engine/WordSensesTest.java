package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests each condition of a sense separately. */
class WordSensesTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.parse("""
                    name: test
                    version: "1"
                    threshold: 0.5
                    senses:
                      - {id: after, after: 2, words: {en: [strike~]}, signs: {en: [deal]}}
                      - {id: before, before: 2, words: {en: [bell]}, signs: {en: [diving]}}
                      - {id: sentence, words: {en: [kettle]}, signs: {en: [drum]}, without: {en: [stove]}}
                      - {id: article, in: article, count: 2, words: {en: [shot]}, signs: {en: [goal, referee]}, unless: {en: [police]}}
                      - {id: only, topics: [kitchen], words: {en: [pan]}, signs: {en: [flute]}}
                      - {id: except, except: [kitchen], words: {en: [pot]}, signs: {en: [flower]}}
                      - {id: company, words: {en: [spoon]}, unless: {en: [cup]}}
                    topics:
                      - id: kitchen
                        scope: Words.
                        rules:
                          en:
                            - {id: word, weight: 1, any: [strike~, bell, kettle, shot, pan, pot, spoon]}
                            - {id: required, weight: 1, any: [lid], with: [shot]}
                      - id: other
                        scope: The same words.
                        rules:
                          en: [{id: word, weight: 1, any: [pan, pot]}]
                    """, "test.yaml"), Gazetteer.empty());

    @Test
    void shouldNotCountAWordWithASignAfterIt() {
        assertThat(passages("They struck a deal.")).isEmpty();
        assertThat(passages("They struck the table with a deal.")).containsExactly("struck");
        assertThat(passages("After the deal they struck.")).containsExactly("struck");
    }

    @Test
    void shouldNotCountAWordWithASignBeforeIt() {
        assertThat(passages("The diving bell sank.")).isEmpty();
        assertThat(passages("The bell for diving sank.")).containsExactly("bell");
    }

    @Test
    void shouldNotCountAWordWithASignInItsSentence() {
        assertThat(passages("A drum is played beside the old kettle.")).isEmpty();
        assertThat(passages("A drum is played. The kettle boils.")).containsExactly("kettle");
    }

    @Test
    void shouldCountAWordThatHasAVetoInItsSentence() {
        assertThat(passages("A drum is played while the kettle is on the stove."))
                .containsExactly("kettle");
    }

    @Test
    void shouldNotCountAWordInAnArticleFullOfSigns() {
        assertThat(passages("The goal stood. The referee saw the shot.")).isEmpty();
        assertThat(passages("The goal stood. The goal was seen after the shot."))
                .containsExactly("shot");
        assertThat(passages("The goal stood. The referee saw the shot. Police came."))
                .containsExactly("shot");
    }

    @Test
    void shouldCountAWordInALongArticleWithFewSigns() {
        String rest = "Nothing else happened for weeks and weeks and nobody was there to see it. ".repeat(10);
        assertThat(passages("The goal stood. The referee saw the shot. " + rest))
                .containsExactly("shot");
    }

    @Test
    void shouldNotTakeAWordInAnotherSenseForWhatARuleRequires() {
        assertThat(passages("The lid and the shot.")).contains("lid and the shot");
        assertThat(passages("The lid and the shot. The goal stood. The referee left."))
                .isEmpty();
    }

    @Test
    void shouldConcernTheTopicsNamed() {
        assertThat(topics("A pan and a flute.")).containsExactly("other");
        assertThat(topics("A pot and a flower.")).containsExactly("kitchen");
    }

    @Test
    void shouldNotCountAWordWithoutCompany() {
        assertThat(passages("A spoon fell.")).isEmpty();
        assertThat(passages("A spoon fell. A cup broke.")).containsExactly("spoon");
    }

    @Test
    void shouldExplainWhatPreventedAMatch() {
        List<TagExplanation.Topic> topics = TAGGER.explain(new TaggableText("", "They struck a deal.", "en"))
                .topics();
        assertThat(topics).hasSize(1);
        assertThat(topics.getFirst().vetoes()).singleElement().satisfies(vetoed -> {
            assertThat(vetoed.passage().text()).isEqualTo("struck");
            assertThat(vetoed.forbiddenBy().text()).isEqualTo("deal");
        });
    }

    private static List<String> passages(String text) {
        return TAGGER.tag(new TaggableText("", text, "en"), 0).tags().stream()
                .filter(tag -> tag.topic().equals("kitchen"))
                .flatMap(tag -> tag.evidence().stream())
                .map(Passage::text)
                .toList();
    }

    private static List<String> topics(String text) {
        return TAGGER.tag(new TaggableText("", text, "en"), 0).tags().stream()
                .map(tag -> tag.topic())
                .toList();
    }
}
