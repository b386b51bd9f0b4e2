package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
    static List<Schema> records() {
        return List.of(
                FeedDefinition.getClassSchema(),
                FeedStatus.getClassSchema(),
                Push.getClassSchema(),
                Link.getClassSchema(),
                SiteStatus.getClassSchema(),
                Article.getClassSchema(),
                ExtractionReport.getClassSchema(),
                EnrichedArticle.getClassSchema(),
                Outcome.getClassSchema(),
                Taxonomy.getClassSchema(),
                Story.getClassSchema(),
                Trend.getClassSchema(),
                Alert.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadWhatEveryReleasedRevisionWrote(Schema present) throws IOException {
        Files.createDirectories(Path.of("target/contract"));
        Files.writeString(Path.of("target/contract", present.getName() + ".avsc"), present.toString(true) + "\n");

        List<Schema> released = Contract.released(present);

        assertThat(released).as("released forms of %s", present.getName()).isNotEmpty();
        assertThat(released)
                .allSatisfy(writer -> assertThat(canRead(present, writer))
                        .as("present %s reads %s", present.getName(), writer)
                        .isTrue());
    }

    @Test
    void shouldNoticeAFieldWithoutADefault() {
        Schema released =
                SchemaBuilder.record("R").fields().requiredString("id").endRecord();
        Schema broken = SchemaBuilder.record("R")
                .fields()
                .requiredString("id")
                .requiredString("added")
                .endRecord();

        assertThat(canRead(broken, released)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldExplainEveryField(Schema record) {
        assertThat(undocumented(record)).isEmpty();
    }

    private static boolean canRead(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static List<String> undocumented(Schema root) {
        Map<String, String> docs = new LinkedHashMap<>();
        Deque<Schema> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Schema schema = open.pop();
            switch (schema.getType()) {
                case UNION -> open.addAll(schema.getTypes());
                case ARRAY -> open.push(schema.getElementType());
                case MAP -> open.push(schema.getValueType());
                case ENUM -> docs.put(schema.getName(), schema.getDoc());
                case RECORD -> {
                    docs.put(schema.getName(), schema.getDoc());
                    schema.getFields().forEach(field -> {
                        docs.put(schema.getName() + "." + field.name(), field.doc());
                        open.push(field.schema());
                    });
                }
                default -> {}
            }
        }
        return docs.entrySet().stream()
                .filter(doc -> doc.getValue() == null || doc.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
    }
}
