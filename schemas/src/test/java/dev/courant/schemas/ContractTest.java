package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
    private static final Path RELEASED = Path.of("src/main/resources/dev/courant/schemas/released");

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
                Taxonomy.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadWhatEveryReleasedRevisionWrote(Schema present) throws IOException {
        Files.createDirectories(Path.of("target/contract"));
        Files.writeString(Path.of("target/contract", present.getName() + ".avsc"), present.toString(true) + "\n");

        List<Schema> released = Contract.released(present);

        assertThat(released).as("released schemas of %s", present.getName()).isNotEmpty();
        assertThat(released)
                .allSatisfy(writer -> assertThat(canRead(present, writer))
                        .as("present %s reads %s", present.getName(), writer)
                        .isTrue());
    }

    /** Readers hold copies of a released revision, and records in topics are decoded by it. */
    @Test
    void shouldKeepReleasedRevisionsFrozen() throws Exception {
        assertThat(released())
                .as("a released schema was changed: undo that, and release a new revision (see CONTRIBUTING.md)")
                .isEqualTo(Files.readString(Path.of("src/test/resources/dev/courant/schemas/released.sha256")));
    }

    @Test
    void shouldReleaseTheRecordsOfTheTopicsAndNoOthers() throws IOException {
        assertThat(files(RELEASED.resolve(Contract.REVISIONS.get(Contract.REVISIONS.size() - 1))))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(records().stream()
                        .map(schema -> schema.getName() + ".avsc")
                        .toList());
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

    /** The digests in the format of {@code sha256sum}, so that the list can be checked and extended by hand. */
    private static String released() throws IOException, NoSuchAlgorithmException {
        StringBuilder list = new StringBuilder();
        for (Path file : files(RELEASED)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            list.append(HexFormat.of().formatHex(digest))
                    .append("  ")
                    .append(RELEASED.relativize(file))
                    .append('\n');
        }
        return list.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
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
