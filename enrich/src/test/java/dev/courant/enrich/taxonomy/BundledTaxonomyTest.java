package dev.courant.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.TopicDefinition.Example;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledTaxonomyTest {
    private static final Taxonomy TAXONOMY = Taxonomy.bundled();
    private static final Tagger TAGGER = Tagger.of(TAXONOMY, Gazetteer.bundled());

    @Test
    void shouldHaveRulesAndExamplesInEnglishAndSpanishForEveryTopic() {
        assertThat(TAXONOMY.topics()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(topic -> {
            assertThat(topic.labels()).containsKeys("en", "es");
            assertThat(topic.rules()).containsKeys("en", "es");
            assertThat(topic.medtop()).isNotEmpty();
            assertThat(topic.examples().stream().map(e -> e.language() + e.matches()))
                    .contains("entrue", "enfalse", "estrue", "esfalse");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "de", "pt"})
    void shouldCoverSecurityAndDiplomacyInFurtherLanguages(String language) {
        var covered = TAXONOMY.topics().stream()
                .filter(topic -> topic.rules().containsKey(language))
                .toList();
        assertThat(covered).hasSizeGreaterThanOrEqualTo(12).allSatisfy(topic -> {
            assertThat(topic.labels()).containsKey(language);
            assertThat(topic.examples().stream().map(e -> e.language() + e.matches()))
                    .contains(language + "true", language + "false");
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldTagItsOwnExamplesAsStated(String topic, Example example) {
        var tags = TAGGER.tag(new TaggableText("", example.text(), example.language()))
                .tags();
        assertThat(tags.stream().anyMatch(tag -> tag.topic().equals(topic))).isEqualTo(example.matches());
    }

    static Stream<Arguments> examples() {
        return TAXONOMY.topics().stream()
                .flatMap(topic -> topic.examples().stream().map(example -> Arguments.of(topic.id(), example)));
    }
}
