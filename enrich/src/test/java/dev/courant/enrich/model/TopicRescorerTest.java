package dev.courant.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicRescorerTest {
    private static final Taxonomy TAXONOMY = Taxonomy.parse("""
            name: notices
            version: "1"
            threshold: 0.5
            topics:
              - id: weather
                scope: Weather.
                rules:
                  en: [{id: storm, weight: 0.8, any: [storm]}]
                  es: [{id: storm, weight: 0.8, any: [tormenta]}]
              - id: boats
                scope: Boats.
                rules:
                  en: [{id: ferry, weight: 0.8, any: [ferry]}]
            """, "notices.yaml");
    private static final TaggableText STORM = new TaggableText("A storm", "A storm came with wind and rain.", "en");

    /** A model whose margin is high for every article. */
    private static final LinearModel HIGH_MARGIN = model(30, List.of());

    private static final Tagger RULES = Tagger.of(TAXONOMY, Gazetteer.empty());

    @Test
    void shouldMakeNoTagWithoutAPassage() {
        var highMargin = Tagger.of(TAXONOMY, Gazetteer.empty(), HIGH_MARGIN);

        assertThat(highMargin
                        .tag(new TaggableText("Wind", "Wind and rain in the night.", "en"), 0)
                        .tags())
                .isEmpty();
        assertThat(highMargin.tag(STORM, 0).tags()).singleElement().satisfies(tag -> {
            assertThat(tag.topic()).isEqualTo("weather");
            assertThat(tag.score()).isGreaterThan(0.999);
            assertThat(tag.evidence()).isNotEmpty();
        });
    }

    @Test
    void shouldAddTheMarginToTheLogitOfTheRules() {
        var wind = new Tagging(model(-1, List.of("wind")));

        // With a single known word, the normalised vector is 1, so that the weight counts in full.
        assertThat(wind.logit()).isCloseTo(0.5 * RULES_LOGIT + 2 * (-1 + 3) + 0.25, within(1e-6));
    }

    @Test
    void shouldKeepTheScoresOfRulesWhereTheModelHasNone() {
        var highMargin = Tagger.of(TAXONOMY, Gazetteer.empty(), HIGH_MARGIN);
        var spanish = new TaggableText("La tormenta", "La tormenta de la noche y el viento en la ciudad.", "es");
        var boats = new TaggableText("The ferry", "The ferry left with the tide in the night.", "en");

        assertThat(highMargin.tag(spanish, 0)).isEqualTo(RULES.tag(spanish, 0));
        assertThat(highMargin.tag(boats, 0)).isEqualTo(RULES.tag(boats, 0));
        assertThat(RULES.tag(spanish, 0).tags()).isNotEmpty();
        assertThat(RULES.tag(boats, 0).tags()).isNotEmpty();
    }

    private static final double RULES_LOGIT = new Tagging(LinearModel.NONE).logit();

    /** The tag of the article about a storm, with a model. */
    private record Tagging(LinearModel model) {
        double logit() {
            TopicTag tag = Tagger.of(TAXONOMY, Gazetteer.empty(), model)
                    .tag(STORM, 0)
                    .tags()
                    .getFirst();
            return Fusion.logit(tag.score());
        }
    }

    private static LinearModel model(float bias, List<String> words) {
        float[] idf = new float[words.size()];
        Arrays.fill(idf, 1.7f);
        int[] features = IntStream.range(0, words.size()).toArray();
        float[] weights = new float[words.size()];
        Arrays.fill(weights, 3);
        return new LinearModel(
                new Provenance("notices", "1", List.of("en"), LocalDate.EPOCH, 10),
                new ModelVocabulary(words, idf),
                List.of(new TopicWeights("weather", 5, bias, features, weights)),
                new Fusion(0.5, 2, 0, 0.25));
    }
}
