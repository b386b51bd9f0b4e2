package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests who does what to whom. */
class RolesTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.parse("""
                    name: test
                    version: "1"
                    threshold: 0.5
                    topics:
                      - id: roles
                        scope: One rule for each combination of roles.
                        rules:
                          en:
                            - {id: both, weight: 1, any: [attack~, attack], actor: [gardener, $group], target: [snail, $country]}
                            - {id: actor, weight: 1, any: [whistle~], actor: [gardener]}
                            - {id: target, weight: 1, any: [water~], target: [rose], within: 3}
                          es:
                            - {id: both, weight: 1, any: [atacar~, ataque], actor: [jardinero], target: [caracol]}
                          de:
                            - {id: both, weight: 1, any: [angegriffen], actor: [Gärtner], target: [Schnecke]}
                    """, "test.yaml"), Gazetteer.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The gardener attacked a large snail.               | gardener attacked a large snail
            The gardener will be attacking the snail.          | gardener will be attacking the snail
            The gardener's attack on the snail was brief.      | gardener's attack on the snail
            A snail was attacked by the old gardener.          | snail was attacked by the old gardener
            The attack on a snail by the gardener failed.      | attack on a snail by the gardener
            An attack by the gardener on the snail failed.     | attack by the gardener on the snail
            A snail was attacked and carried off by a gardener. | snail was attacked and carried off by a gardener
            The gardener said he attacked the snail.           | gardener said he attacked the snail
            The gardener said that his attack on the snail failed. | gardener said that his attack on the snail
            The gardener said bees attacked the snail.         |
            The snail that the gardener attacked was small.    | snail that the gardener attacked
            Fighters of Hezbollah attacked Cyprus at noon.     | Hezbollah attacked Cyprus
            The snail attacked the gardener.                   |
            The gardener was attacked by the snail.            |
            The gardener slept while bees attacked the snail.  |
            The gardener slept. Bees attacked the snail.       |
            The gardener spoke to seven quiet men who in turn attacked the snail. |
            The gardener whistled a tune.                      | gardener whistled
            A tune was whistled by the gardener.               | whistled by the gardener
            The gardener was whistled down.                    |
            Someone watered the roses.                         | watered the roses
            The roses were watered.                            | roses were watered
            The roses watered the lawn.                        |
            Rain watered all the trees and one rose.           |
            """)
    void shouldFindWhoDoesWhatToWhom(String text, String passage) {
        assertThat(passages("en", text)).isEqualTo(passage == null ? List.of() : List.of(passage));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | El jardinero atacó al caracol.                | jardinero atacó al caracol
            es | El caracol fue atacado por el jardinero.      | caracol fue atacado por el jardinero
            es | El ataque al caracol por el jardinero fracasó. | ataque al caracol por el jardinero
            es | El caracol atacó al jardinero.                |
            de | Die Schnecke wurde von dem Gärtner angegriffen. | Schnecke wurde von dem Gärtner angegriffen
            de | Die Schnecke wurde angegriffen von dem Gärtner. | Schnecke wurde angegriffen von dem Gärtner
            """)
    void shouldKnowTheWordsOfALanguage(String language, String text, String passage) {
        assertThat(passages(language, text)).isEqualTo(passage == null ? List.of() : List.of(passage));
    }

    private static List<String> passages(String language, String text) {
        return TAGGER.tag(new TaggableText("", text, language), 0).tags().stream()
                .flatMap(tag -> tag.evidence().stream())
                .map(Passage::text)
                .toList();
    }
}
