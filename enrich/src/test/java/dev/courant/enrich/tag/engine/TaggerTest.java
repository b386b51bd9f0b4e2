package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggerTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.parse("""
                    name: test
                    version: "1"
                    threshold: 0.5
                    idioms: {en: [storm of applause]}
                    topics:
                      - id: weather
                        scope: Weather.
                        rules:
                          en:
                            - {id: storm, weight: 1, any: [storm], without: [brain]}
                            - {id: heavy-rain, weight: 2, any: [rain], with: [heavy], within: 2}
                            - {id: abroad, weight: 1, any: [snow], with: [$countries]}
                        counter: {en: [theatre]}
                    """, "test.yaml"), Gazetteer.bundled());

    @Test
    void shouldQuoteItsEvidenceVerbatim() {
        var text = new TaggableText("Storm at night", "A storm broke. The “Storm” left — storms came.", "en");
        var evidence = TAGGER.tag(text, 0).tags().getFirst().evidence();
        assertThat(evidence).hasSize(4).allSatisfy(passage -> {
            String field = passage.field() == TextField.TITLE ? text.title() : text.text();
            assertThat(field.substring(passage.start(), passage.end())).isEqualTo(passage.text());
        });
        assertThat(evidence.getFirst().field()).isEqualTo(TextField.TITLE);
        assertThat(evidence).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    }

    @Test
    void shouldShowAPassageOfEachSentenceBeforeMoreOfTheSame() {
        String rain =
                "Heavy rain after heavy rain after heavy rain after heavy rain after heavy rain after heavy rain fell. ";

        var evidence = TAGGER.tag(text(rain + "It was cold. A storm came."), 0)
                .tags()
                .getFirst()
                .evidence();

        assertThat(evidence).hasSize(5).extracting(Passage::text).contains("storm");
        assertThat(evidence).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    }

    @Test
    void shouldRequireBothPhrasesNearEachOther() {
        assertThat(passages("Heavy cold rain fell.")).containsExactly("Heavy cold rain");
        assertThat(passages("Heavy boots in the autumn rain.")).isEmpty();
        assertThat(passages("It was heavy. Rain fell.")).isEmpty();
    }

    @Test
    void shouldApplyAVetoInTheSentenceOnly() {
        assertThat(passages("A brain storm.")).isEmpty();
        assertThat(passages("A brain. A storm.")).containsExactly("storm");
    }

    @Test
    void shouldNotReadThePartsOfAnIdiom() {
        assertThat(passages("A storm of applause, then a storm.")).containsExactly("storm");
    }

    @Test
    void shouldCountDifferentCountries() {
        assertThat(passages("Snow fell in Chile and Peru.")).containsExactly("Snow fell in Chile");
        assertThat(passages("Snow fell in Chile, on all Chileans.")).isEmpty();
    }

    @Test
    void shouldWeighEvidenceAgainstPhrasesThatSpeakAgainstTheTopic() {
        double plain = score("A storm. A storm.");
        assertThat(score("A storm. A storm. In the theatre.")).isLessThan(plain);
    }

    @Test
    void shouldGiveLessForEveryRepetition() {
        double one = TAGGER.tag(text("A storm came."), 0)
                .tags()
                .getFirst()
                .evidence()
                .getFirst()
                .weight();
        var many = TAGGER.tag(text("A storm came. A storm came. A storm came."), 0)
                .tags()
                .getFirst()
                .evidence();
        assertThat(many.stream().map(Passage::weight))
                .startsWith(one)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(many.get(2).weight()).isLessThan(many.get(1).weight());
    }

    @Test
    void shouldNotTagALanguageWithoutRules() {
        var tagging =
                TAGGER.tag(new TaggableText("", "Der Sturm und die Nacht sind in der Stadt nicht zu storm", "de"), 0);
        assertThat(tagging.language()).isEqualTo("de");
        assertThat(tagging.tags()).isEmpty();
    }

    @Test
    void shouldAssertOnlyFromTheThresholdOn() {
        var faint = new TaggableText("", "A storm. " + "Nothing else of note was said that day. ".repeat(40), "en");
        assertThat(TAGGER.tag(faint).tags()).isEmpty();
        assertThat(TAGGER.tag(faint, 0).tags()).hasSize(1);
    }

    @Test
    void shouldGiveTheSameResultEveryTime() {
        var text = text("A storm in Chile. Heavy rain in Peru.");
        assertThat(TAGGER.tag(text, 0)).isEqualTo(TAGGER.tag(text, 0));
    }

    @Test
    void shouldSurviveHostileText() {
        var hostile = text("the storm and heavy rain of Jordan ".repeat(60_000));
        assertThat(TAGGER.tag(hostile, 0).tags()).hasSize(1);
        assertThat(TAGGER.tag(new TaggableText("", "", null), 0).tags()).isEmpty();
    }

    private static List<String> passages(String text) {
        return TAGGER.tag(text(text), 0).tags().stream()
                .flatMap(tag -> tag.evidence().stream())
                .map(Passage::text)
                .toList();
    }

    private static double score(String text) {
        return TAGGER.tag(text(text), 0).tags().getFirst().score();
    }

    private static TaggableText text(String text) {
        return new TaggableText("", text, "en");
    }
}
