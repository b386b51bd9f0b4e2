package dev.courant.enrich.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxonomyReviewTest {
    @Test
    void shouldWarnOfARuleThatRestsOnOneWord() {
        assertThat(warnings("en", "{id: word, weight: 1, any: [lock]}"))
                .containsExactly(
                        "own.yaml:10: warning: topic canal: rule en/word rests on the one word \"lock\" with weight"
                                + " 1.0; add \"with\", \"count\" or other phrases, or make it a hint, lighter than 0.45");
        assertThat(warnings("en", "{id: word, weight: 0.45, any: [$verb], without: [key]}"))
                .singleElement()
                .asString()
                .contains("rests on the one word \"moor~\"");
    }

    @Test
    void shouldNotWarnOfARuleWithMoreThanOneWord() {
        for (String rule : List.of(
                "{id: r, weight: 1, any: [lock, weir]}",
                "{id: r, weight: 1, any: [lock gate]}",
                "{id: r, weight: 1, any: [Panama]}",
                "{id: r, weight: 1, any: [lock], with: [canal]}",
                "{id: r, weight: 1, any: [lock], count: 2}",
                "{id: r, weight: 1, any: [$locks]}")) {
            assertThat(warnings("en", rule)).as(rule).isEmpty();
        }
    }

    @Test
    void shouldWarnOfATopicThatRestsOnHints() {
        String hint = "{id: h%d, weight: 0.4, any: [lock, weir]}";
        String strong = "{id: s, weight: 0.9, any: [lock gate]}";

        assertThat(warnings("en", hint.formatted(1)))
                .containsExactly(
                        "own.yaml:6: warning: topic canal: 100 % of the weight of its en rules is that of hints,"
                                + " lighter than 0.45; add rules that say by themselves what a passage is about");
        assertThat(warnings("en", hint.formatted(1), hint.formatted(2), strong)).isEmpty();
    }

    @Test
    void shouldWarnOfAPhraseThatStandsForAFunctionWord() {
        assertThat(warnings("es", "{id: bribe, weight: 0.9, any: [sobre, soborno]}"))
                .containsExactly(
                        "own.yaml:10: warning: topic canal: rule es/bribe: \"sobre\" stands for \"sobre\", a function"
                                + " word of es; add words to it, or write its other forms, each after \"=\"");
        assertThat(warnings("es", "{id: bribe, weight: 0.9, any: [sobre con dinero, =sobres]}"))
                .isEmpty();
        assertThat(warnings("en", "{id: bribe, weight: 0.9, any: [WHO, lock gate]}"))
                .isEmpty();
    }

    private static List<String> warnings(String language, String... rules) {
        String yaml = """
                name: own
                version: "1"
                threshold: 0.5
                lists: {locks: {en: [lock, weir]}, verb: {en: [moor~]}}
                topics:
                  - id: canal
                    scope: Canals.
                    rules:
                      %s:
                        - %s
                """.formatted(language, String.join("\n        - ", rules));
        return TaxonomyReview.of(Taxonomy.parse(yaml, "own.yaml"), "own.yaml").stream()
                .map(TaxonomyWarning::toString)
                .toList();
    }
}
