package dev.courant.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.runtime.CourantException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final Provenance PROVENANCE =
            new Provenance("boats", "7", List.of("en", "es"), LocalDate.parse("2026-11-01"), 321);
    private static final Fusion FUSION = new Fusion(0.75, 0.5, -0.125, -0.25);

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatItWrote() throws IOException {
        LinearModel model = model(new int[] {0, 3, 399}, 1.5f);
        Path file = folder.resolve("boats.model");

        ModelFile.write(model, file);
        LinearModel read = ModelFile.read(file);

        assertThat(read.provenance()).isEqualTo(PROVENANCE);
        assertThat(read.fusion()).isEqualTo(FUSION);
        assertThat(read.vocabulary().words()).isEqualTo(model.vocabulary().words());
        assertThat(read.topics()).usingRecursiveComparison().isEqualTo(model.topics());
        assertThat(ModelFile.bytes(read)).isEqualTo(ModelFile.bytes(model));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldReadTheSentencesThatItWrote() {
        LinearModel model = model(new int[] {0}, 1).with(sentences(new int[] {7, -8}, new int[] {0, 1}));
        Path file = folder.resolve("boats.model");

        ModelFile.write(model, file);
        Map<String, SentenceModel> read = ModelFile.read(file).sentences();

        assertThat(read).containsOnlyKeys("es");
        assertThat(read.get("es"))
                .usingRecursiveComparison()
                .isEqualTo(model.sentences().get("es"));
    }

    @Test
    void shouldRefuseSentencesThatNoTrainingGives() throws IOException {
        LinearModel model = model(new int[] {0}, 1);

        assertRefused(model.with(sentences(new int[] {7, 7}, new int[] {0, 1})), "a hash occurs twice");
        assertRefused(
                model.with(sentences(new int[] {7, 8}, new int[] {1, 0})),
                "\"features\" holds 0 out of order or range");
    }

    private static Map<String, SentenceModel> sentences(int[] hashes, int[] features) {
        var topic = new TopicWeights("harbours", 12, -2.5f, features, new float[] {0.5f, -1});
        var fusion = new SentenceFusion(new double[] {1, 2, 3, 4, 5, 6});
        return Map.of("es", new SentenceModel(hashes, List.of(topic), fusion));
    }

    @Test
    void shouldReadTheModelThatASettingNames() {
        Path file = folder.resolve("boats.model");
        ModelFile.write(model(new int[] {0}, 1), file);

        assertThat(ModelFile.configured(Path.of("none"), "boats")).isSameAs(LinearModel.NONE);
        assertThat(ModelFile.configured(file, "boats").provenance()).isEqualTo(PROVENANCE);
        assertThatThrownBy(() -> ModelFile.configured(file, "trains"))
                .hasMessage(file + ": trained for the taxonomy boats, not for trains; "
                        + "train one for it with courant taxonomy train");
    }

    @Test
    void shouldShipAModelOfTheShippedTaxonomy() {
        LinearModel shipped =
                ModelFile.configured(Path.of(""), Taxonomy.bundled().name());

        assertThat(shipped.provenance().languages()).containsExactly("en");
        assertThat(shipped.topics())
                .extracting(TopicWeights::topic)
                .isSubsetOf(Taxonomy.bundled().topics().stream()
                        .map(TopicDefinition::id)
                        .toList());
        assertThat(ModelFile.configured(Path.of("none"), Taxonomy.bundled().name()))
                .isSameAs(LinearModel.NONE);
        assertThat(ModelFile.configured(Path.of(""), "boats")).isSameAs(LinearModel.NONE);
    }

    /** So that nobody can put a text together from it: single words of several articles, without their order. */
    @Test
    void shouldShipWordsAlone() {
        assertThat(ModelFile.shipped().vocabulary().words())
                .allSatisfy(word -> assertThat(word).matches("[\\p{L}\\p{N}.]+"));
    }

    @Test
    void shouldRefuseAFileThatIsCutAnywhere() throws IOException {
        byte[] file = ModelFile.bytes(model(new int[] {0, 3}, 1));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatExceptionOfType(CourantException.class)
                    .isThrownBy(() -> ModelFile.parse(cut, "cut.model"))
                    .withMessageStartingWith("cut.model: ");
        }
    }

    @Test
    void shouldNoticeAnyByteChanged() throws IOException {
        byte[] file = ModelFile.bytes(model(new int[] {0, 3}, 1));
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= 0x10;
            assertRefusedOrHarmless(changed, file);
        }
    }

    @Test
    void shouldNotTrustNumbersThatTheChecksumCovers() throws IOException {
        assertRefused(model(new int[] {0}, Float.NaN), "\"weights\" holds a number that is not finite");
        assertRefused(two(), "the topic harbours occurs twice");
        assertRefused(
                new LinearModel(PROVENANCE, vocabulary(), List.of(), new Fusion(1, Double.POSITIVE_INFINITY, 0, 0)),
                "\"margin\" is not a finite number");
        assertRefused(
                new LinearModel(PROVENANCE, new ModelVocabulary(List.of("sea"), new float[1]), List.of(), FUSION),
                "an inverse document frequency is not positive");
        assertRefused(
                new LinearModel(
                        PROVENANCE, new ModelVocabulary(List.of("sea".repeat(20)), new float[] {1}), List.of(), FUSION),
                "a word has 60 letters");
    }

    @Test
    void shouldRefuseNumbersThatBelongToNoWord() throws IOException {
        GenericRecord record = ModelRecord.of(model(new int[] {0}, 1));
        record.put("idf", List.of(1f, 1f));

        assertThatThrownBy(() -> ModelFile.parse(ModelFile.bytes(record), "odd.model"))
                .isInstanceOf(CourantException.class)
                .hasMessage("odd.model: not a valid topic model: \"idf\" has 2 numbers for 200 words; train it again");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 200, 1 << 20, 1 << 30, Integer.MAX_VALUE, Long.MAX_VALUE})
    void shouldNotTrustAStatedSize(long claimed) throws IOException {
        byte[] file = ModelFile.bytes(LinearModel.NONE);
        var forged = new ByteArrayOutputStream();
        forged.write(file, 0, header(file));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(forged, null);
        encoder.writeLong(1);
        encoder.writeLong(claimed);
        encoder.writeFixed(new byte[64]);

        assertThatThrownBy(() -> ModelFile.parse(forged.toByteArray(), "huge.model"))
                .isInstanceOf(CourantException.class)
                .hasMessage("huge.model: not a valid topic model: it claims 1 records in " + claimed
                        + " bytes; train it again");
    }

    @Test
    void shouldNotTrustTheHeader() throws IOException {
        byte[] file = ModelFile.bytes(LinearModel.NONE);
        for (int at = 0; at < header(file); at++) {
            byte[] forged = file.clone();
            Arrays.fill(forged, at, Math.min(at + 4, file.length), (byte) 0xFE);
            assertRefusedOrHarmless(forged, file);
        }
    }

    /** Returns the length of the header, which ends with the same sync marker as the file. */
    private static int header(byte[] file) {
        int zeros = 0;
        int end = 0;
        while (zeros < 16 || file[end] == 0) {
            zeros = file[end] == 0 ? zeros + 1 : 0;
            end++;
        }
        return end;
    }

    @Test
    void shouldRefuseRecordsOfAnotherKind() throws IOException {
        Schema schema =
                SchemaBuilder.record("Boat").fields().requiredString("name").endRecord();
        GenericRecord boat = new GenericRecordBuilder(schema).set("name", "Ada").build();

        assertThatThrownBy(() -> ModelFile.parse(ModelFile.bytes(boat), "boat.avro"))
                .isInstanceOf(CourantException.class)
                .hasMessage("boat.avro: not a valid topic model: its records are Boat in a form that cannot be read; "
                        + "train it again");
    }

    @Test
    void shouldSayWhatIsWrongInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Not a model at all, but long enough to be one.");

        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.model")))
                .hasMessageEndingWith("none.model: there is no such file");
        assertThatThrownBy(() -> ModelFile.read(text))
                .hasMessageEndingWith("notes.txt: not a topic model; courant taxonomy train makes one");
        assertThatThrownBy(() -> ModelFile.write(LinearModel.NONE, folder.resolve("no/such/folder.model")))
                .hasMessageContaining("cannot be written");
    }

    /** A change in a description of the schema is tolerated, since the model that is read is the same. */
    private static void assertRefusedOrHarmless(byte[] changed, byte[] file) throws IOException {
        try {
            assertThat(ModelFile.bytes(ModelFile.parse(changed, "odd.model"))).isEqualTo(file);
        } catch (CourantException e) {
            assertThat(e).hasMessageStartingWith("odd.model: ");
            assertThat(e.getMessage()).doesNotContain("\n");
        }
    }

    private static void assertRefused(LinearModel model, String reason) throws IOException {
        byte[] file = ModelFile.bytes(model);
        assertThatThrownBy(() -> ModelFile.parse(file, "bad.model"))
                .isInstanceOf(CourantException.class)
                .hasMessage("bad.model: not a valid topic model: " + reason + "; train it again");
    }

    private static LinearModel model(int[] features, float weight) {
        float[] weights = new float[features.length];
        Arrays.fill(weights, weight);
        return new LinearModel(
                PROVENANCE, vocabulary(), List.of(new TopicWeights("harbours", 12, -2.5f, features, weights)), FUSION);
    }

    private static LinearModel two() {
        var topic = new TopicWeights("harbours", 12, -2.5f, new int[0], new float[0]);
        return new LinearModel(PROVENANCE, vocabulary(), List.of(topic, topic), FUSION);
    }

    private static ModelVocabulary vocabulary() {
        String[] words = new String[200];
        Arrays.setAll(words, i -> "word" + i);
        float[] idf = new float[200];
        Arrays.fill(idf, 1.25f);
        return new ModelVocabulary(List.of(words), idf);
    }
}
