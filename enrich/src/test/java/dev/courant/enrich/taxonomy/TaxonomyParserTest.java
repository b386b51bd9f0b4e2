package dev.courant.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.courant.enrich.taxonomy.TopicRule.MinimumPhrases;
import dev.courant.enrich.taxonomy.TopicRule.Required;
import dev.courant.enrich.taxonomy.TopicRule.Roles;
import dev.courant.enrich.taxonomy.TopicRule.Vetoes;
import dev.courant.enrich.taxonomy.TopicRule.Zone;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyParserTest {
    private static final String VALID = """
            name: test
            version: "2026.11"
            threshold: 0.5
            lists:
              boat: {en: [ship, ferry]}
            topics:
              - id: harbours
                labels: {en: Harbours}
                scope: Ports and their boats.
                medtop: [{id: "20000001", match: close}]
                rules:
                  en:
                    - id: docking
                      weight: 1
                      any: [dock~, $boat]
                      with: [harbor]
                      within: 5
                    - {id: visit, weight: 1, any: [visit~], actor: [$army, pilot], target: [$country]}
            """;

    @Test
    void shouldReadARule() {
        var taxonomy = Taxonomy.parse(VALID, "test.yaml");
        var rules = taxonomy.topics().getFirst().rules();
        assertThat(rules)
                .containsExactly(entry(
                        "en",
                        List.of(
                                rule(
                                        "en/docking",
                                        List.of("dock~", "$boat"),
                                        new Required(List.of("harbor"), Roles.NONE, 5),
                                        13),
                                rule(
                                        "en/visit",
                                        List.of("visit~"),
                                        new Required(
                                                List.of(),
                                                new Roles(List.of("$army", "pilot"), List.of("$country")),
                                                0),
                                        18))));
    }

    private static TopicRule rule(String id, List<String> any, Required required, int line) {
        return new TopicRule(
                id, 1, any, required, Vetoes.NONE, Set.of(Zone.TITLE, Zone.LEAD, Zone.BODY), MinimumPhrases.ONE, line);
    }

    @Test
    void shouldReadThePriorOfATopic() {
        String scope = "    scope: Ports and their boats.\n";

        assertThat(prior(VALID)).isZero();
        assertThat(prior(VALID.replace(scope, scope + "    prior: -0.4\n"))).isEqualTo(-0.4);
        assertThat(failure(VALID.replace(scope, scope + "    prior: 4\n")).problem())
                .contains("\"prior\" must be a number from -3.0 to 3.0");
    }

    private static double prior(String yaml) {
        return Taxonomy.parse(yaml, "test.yaml").topics().getFirst().prior();
    }

    @Test
    void shouldDescribeAProblemOnOneLineWhateverItQuotes() {
        TaxonomyException failure = failure(VALID.replace("dock~", "\"dock\\nand\\r\\n*\""));

        assertThat(failure.problem()).startsWith("phrase \"dock and *\": ");
        assertThat(failure).message().hasLineCount(1);
    }

    /** Otherwise the compiled rules, and with them some scores, would differ between JVMs. */
    @Test
    void shouldKeepTheOrderOfTheDocument() {
        String rule = ": [{id: docking, weight: 1, any: [ferry]}]";
        List<String> languages = List.of("pt", "en", "de", "fr", "es", "it", "nl", "sv", "da", "fi");
        String rules = languages.stream()
                .map(language -> "      " + language + rule + "\n")
                .collect(Collectors.joining());
        String yaml = VALID.substring(0, VALID.indexOf("      en:")) + rules;

        var topic = Taxonomy.parse(yaml, "test.yaml").topics().getFirst();

        assertThat(List.copyOf(topic.rules().keySet())).isEqualTo(languages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            weight: 1                ; weight: heavy        ; 14 ; "weight" must be a number
            any: [dock~, $boat]      ; any: []              ; 13 ; has no "any" phrases
            any: [dock~, $boat]      ; any: [dock~, $boot]  ; 13 ; no shared list "$boot"
            any: [dock~, $boat]      ; phrases: [dock~]     ; 15 ; unknown key "phrases"; use one of
            with: [harbor]           ; without: [harbor]    ; 13 ; "within" but no "with"
            id: docking              ; id: Docking Rule     ; 13 ; lower-case words joined by hyphens
            within: 5                ; in: [headline]       ; 13 ; a list of title, lead and body, not "headline"
            within: 5                ; span: 5              ; 13 ; "span" needs "count" or "different"
            within: 5                ; different: many      ; 17 ; "different" must be a number
            match: close             ; match: similar       ; 10 ; exact, close, broad or narrow
            """)
    void shouldSayWhereAndWhatToWriteInstead(String right, String wrong, int line, String message) {
        var failure = failure(VALID.replace(right, wrong));
        assertThat(failure.problem()).contains(message);
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.topic()).isEqualTo("harbours");
        assertThat(failure).hasMessageStartingWith("test.yaml:" + line + ": topic harbours: ");
    }

    @Test
    void shouldRefuseWhatIsNotYaml() {
        assertThat(failure("name: [").problem()).contains("not readable as YAML");
        assertThat(failure("").problem()).contains("document is empty");
        assertThat(failure("[".repeat(500)).problem()).contains("deep");
    }

    @Test
    void shouldRefuseAKeyThatIsGivenTwice() {
        assertThat(failure(VALID + "name: again\n").problem()).contains("Duplicate");
    }

    @Test
    void shouldRefuseTwoTopicsOfOneName() {
        assertThat(failure(VALID + "  - {id: harbours, scope: Again.}\n").problem())
                .contains("topic ids must differ");
    }

    private static TaxonomyException failure(String yaml) {
        return catchThrowableOfType(TaxonomyException.class, () -> Taxonomy.parse(yaml, "test.yaml"));
    }
}
