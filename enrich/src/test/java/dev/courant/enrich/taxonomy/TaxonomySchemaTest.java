package dev.courant.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.courant.parse.text.Resources;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema agrees with the parser: on the shipped file, and on what is wrong. */
class TaxonomySchemaTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Resources.text(Taxonomy.class, "taxonomy.schema.json"));
    private static final String RULE = """
            name: test
            version: "1"
            threshold: 0.5
            topics:
              - id: boats
                scope: Boats.
                medtop: [{id: "20000001", match: close}]
                rules: {en: [{id: boat, weight: 1, any: [boat], with: [sea], within: 3, different: 2, span: 9}]}
            """;

    @Test
    void shouldValidateTheShippedTaxonomy() throws IOException {
        assertThat(SCHEMA.validate(yaml(Taxonomy.bundledYaml()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            weight: 1      ; weight: 11
            any: [boat]    ; phrases: [boat]
            with: [sea],   ; in: [body],
            different: 2   ; without: [sea]
            different: 2   ; different: many
            id: boat,      ; id: A Boat,
            match: close   ; match: similar
            span: 9        ; in: [headline]
            scope: Boats.  ; labels: {en: Boats}
            """)
    void shouldRefuseWhatTheParserRefuses(String right, String wrong) throws IOException {
        assertThat(SCHEMA.validate(yaml(RULE))).isEmpty();
        String document = RULE.replace(right, wrong);
        assertThat(SCHEMA.validate(yaml(document))).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Taxonomy.parse(document, "test.yaml")))
                .isInstanceOf(TaxonomyException.class);
    }

    private static JsonNode yaml(String document) throws IOException {
        return new YAMLMapper().readTree(document);
    }
}
