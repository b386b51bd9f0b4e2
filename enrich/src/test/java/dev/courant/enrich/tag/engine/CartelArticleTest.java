package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.parse.text.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An article about a dispute with many topics: those that must be found, and those that must not. */
class CartelArticleTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void shouldFindEveryTopicOfTheDispute(String language) {
        assertThat(topics(language))
                .contains("sovereignty", "military-action", "organized-crime", "terrorism", "diplomacy", "drugs")
                .doesNotContain("sports", "elections", "arts-entertainment", "labor", "courts", "religion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void shouldIdentifyLanguageAndCountries(String language) {
        var tagging = tag(language);
        assertThat(tagging.language()).isEqualTo(language);
        assertThat(tagging.entities().stream()
                        .filter(entity -> entity.kind().equals("COUNTRY"))
                        .map(FoundEntity::id))
                .containsExactlyInAnyOrder("iso3166:PE", "iso3166:CA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void shouldFindTheDisputeItselfCentral(String language) {
        assertThat(tag(language).tags().stream().filter(TopicTag::central).map(TopicTag::topic))
                .contains("organized-crime", "military-action");
    }

    @Test
    void shouldSayTheSameOfTheSameFactsInBothLanguages() {
        assertThat(topics("es")).containsExactlyInAnyOrderElementsOf(topics("en"));
    }

    private static List<String> topics(String language) {
        return tag(language).tags().stream().map(TopicTag::topic).toList();
    }

    private static Tagging tag(String language) {
        String article = Resources.text(CartelArticleTest.class, "cartels-" + language + ".txt");
        int titleEnd = article.indexOf('\n');
        return TAGGER.tag(new TaggableText(article.substring(0, titleEnd), article.substring(titleEnd + 1), null));
    }
}
