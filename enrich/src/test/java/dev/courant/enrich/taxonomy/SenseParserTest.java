package dev.courant.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.courant.enrich.taxonomy.WordSense.Frame;
import dev.courant.enrich.taxonomy.WordSense.SensePhrases;
import dev.courant.parse.text.Resources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenseParserTest {
    private static final String VALID = """
            name: test
            version: "1"
            threshold: 0.5
            lists: {boats: {en: [ferry, barge]}}
            senses:
              - {id: gravy-boat, after: 3, count: 2, except: [food], words: {en: [$boats]}, signs: {en: [gravy]}, without: {en: [sea]}}
            topics:
              - {id: boats, scope: Boats., rules: {en: [{id: boat, weight: 1, any: [$boats]}]}}
              - {id: food, scope: Food., rules: {en: [{id: gravy, weight: 1, any: [gravy]}]}}
            """;

    @Test
    void shouldReadASense() {
        WordSense sense = Taxonomy.parse(VALID, "test.yaml").senses().getFirst();
        assertThat(sense)
                .isEqualTo(new WordSense(
                        "gravy-boat",
                        Set.of(),
                        Set.of("food"),
                        new Frame(0, 3, false, 2),
                        Map.of(
                                "en",
                                new SensePhrases(List.of("$boats"), List.of("gravy"), List.of("sea"), List.of()))));
        assertThat(sense.concerns("boats")).isTrue();
        assertThat(sense.concerns("food")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            except: [food]       ; except: [drinks]                   ; names no topic
            signs: {en: [gravy]} ; signs: {es: [salsa]}               ; needs "words" and in the same languages "signs"
            after: 3,            ; after: 3, in: article,             ; cannot be combined
            after: 3,            ; in: paragraph,                     ; must be article
            after: 3,            ; after: 0,                          ; must be a number from 1
            count: 2,            ; often: 2,                          ; unknown key "often"
            [$boats]}, signs     ; [$ships]}, signs                   ; no shared list "$ships"
            """)
    void shouldRefuseASense(String right, String wrong, String message) {
        assertThat(VALID).contains(right);
        assertThatThrownBy(() -> Taxonomy.parse(VALID.replace(right, wrong), "test.yaml"))
                .isInstanceOf(TaxonomyException.class)
                .hasMessageContaining("test.yaml:6")
                .hasMessageContaining(message);
    }

    @Test
    void shouldAgreeWithTheSchema() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Resources.text(Taxonomy.class, "taxonomy.schema.json"));
        assertThat(schema.validate(new YAMLMapper().readTree(VALID))).isEmpty();
        for (String wrong : List.of("after: 3, in: article,", "in: paragraph,", "after: 0,", "often: 3,")) {
            assertThat(schema.validate(new YAMLMapper().readTree(VALID.replace("after: 3,", wrong))))
                    .as(wrong)
                    .isNotEmpty();
        }
    }
}
