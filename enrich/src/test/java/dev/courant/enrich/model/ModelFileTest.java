package dev.courant.enrich.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final Origin ORIGIN =
            new Origin("boats", "7", List.of("en", "es"), LocalDate.parse("2026-11-01"), 321);
    private static final Fusion FUSION = new Fusion(0.75, 0.5, -0.25);

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatItWrote() {
        LinearModel model = model(new int[] {0, 3, 399}, 1.5f);
        Path file = folder.resolve("boats.model");

        ModelFile.write(model, file);
        LinearModel read = ModelFile.read(file);

        assertThat(read.origin()).isEqualTo(ORIGIN);
        assertThat(read.fusion()).isEqualTo(FUSION);
        assertThat(read.vocabulary().words()).isEqualTo(model.vocabulary().words());
        assertThat(read.topics()).usingRecursiveComparison().isEqualTo(model.topics());
        assertThat(ModelFile.bytes(read)).isEqualTo(ModelFile.bytes(model));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldTakeTheModelThatASettingNames() {
        Path file = folder.resolve("boats.model");
        ModelFile.write(model(new int[] {0}, 1), file);

        assertThat(ModelFile.named(Path.of(""), "boats")).isSameAs(LinearModel.NONE);
        assertThat(ModelFile.named(file, "boats").origin()).isEqualTo(ORIGIN);
        assertThatThrownBy(() -> ModelFile.named(file, "trains"))
                .hasMessage(file + ": made for the taxonomy boats, not for trains; "
                        + "train one for it with courant taxonomy train");
    }

    @Test
    void shouldRefuseAFileThatIsCutAnywhere() {
        byte[] file = ModelFile.bytes(model(new int[] {0, 3}, 1));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatExceptionOfType(CourantException.class)
                    .isThrownBy(() -> ModelFile.parse(cut, "cut.model"))
                    .withMessageStartingWith("cut.model: ");
        }
    }

    @Test
    void shouldRefuseAFileWithAnyByteChanged() {
        byte[] file = ModelFile.bytes(model(new int[] {0, 3}, 1));
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= 0x10;
            assertThatExceptionOfType(CourantException.class)
                    .isThrownBy(() -> ModelFile.parse(changed, "odd.model"))
                    .withMessageStartingWith("odd.model: ");
        }
    }

    @Test
    void shouldNotTrustNumbersThatTheChecksumCovers() {
        assertRefused(model(new int[] {0}, Float.NaN), "a number is none");
        assertRefused(model(new int[] {3, 3}, 1), "weights are out of order");
        assertRefused(two(), "a topic stands there twice");
    }

    @Test
    void shouldNotBelieveAClaimedSize() {
        byte[] file = ModelFile.bytes(LinearModel.NONE);
        byte[] claims = ModelBytes.packed(out -> {
            out.writeUTF("boats");
            out.writeUTF("7");
            out.writeUTF("2026-11-01");
            out.writeInt(1);
            out.writeInt(0);
            out.writeInt(Integer.MAX_VALUE);
        });
        CRC32C checksum = new CRC32C();
        checksum.update(claims);
        byte[] forged = ByteBuffer.allocate(16 + claims.length)
                .put(file, 0, 12)
                .putInt((int) checksum.getValue())
                .put(claims)
                .array();

        assertThatThrownBy(() -> ModelFile.parse(forged, "huge.model"))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("it claims 2147483647 words");
    }

    @Test
    void shouldSayWhatIsWrongInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Not a model at all, but long enough to be one.");

        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.model")))
                .hasMessageEndingWith("none.model: there is no such file");
        assertThatThrownBy(() -> ModelFile.read(text)).hasMessageContaining("no model of topics");
        assertThatThrownBy(() -> ModelFile.write(LinearModel.NONE, folder.resolve("no/such/folder.model")))
                .hasMessageContaining("cannot be written");
    }

    private static void assertRefused(LinearModel model, String reason) {
        assertThatThrownBy(() -> ModelFile.parse(ModelFile.bytes(model), "bad.model"))
                .isInstanceOf(CourantException.class)
                .hasMessage("bad.model: not a sound model: " + reason + "; train it again");
    }

    private static LinearModel model(int[] features, float weight) {
        float[] weights = new float[features.length];
        Arrays.fill(weights, weight);
        return new LinearModel(
                ORIGIN, vocabulary(), List.of(new TopicWeights("harbours", 12, -2.5f, features, weights)), FUSION);
    }

    private static LinearModel two() {
        var topic = new TopicWeights("harbours", 12, -2.5f, new int[0], new float[0]);
        return new LinearModel(ORIGIN, vocabulary(), List.of(topic, topic), FUSION);
    }

    private static Vocabulary vocabulary() {
        String[] words = new String[200];
        Arrays.setAll(words, i -> "word" + i);
        float[] rarities = new float[200];
        Arrays.fill(rarities, 1.25f);
        return new Vocabulary(List.of(words), rarities);
    }
}
