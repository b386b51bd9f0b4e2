package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingIdTest {
    @TempDir
    private Path folder;

    private String id(String name, byte[] content) throws IOException {
        return RecordingId.of(Files.write(folder.resolve(name), content));
    }

    @Test
    void shouldBeThatOfTheContentWhereverItLies() throws IOException {
        assertThat(id("a.warc", new byte[200_000]))
                .isEqualTo(id("b.warc", new byte[200_000]))
                .hasSize(16)
                .isNotEqualTo(id("c.warc", new byte[200_001]));
    }

    @Test
    void shouldSeeTheBeginningAndTheEnd() throws IOException {
        byte[] first = new byte[200_000];
        first[0] = 1;
        byte[] last = new byte[200_000];
        last[199_999] = 1;

        assertThat(id("a.warc", first)).isNotEqualTo(id("b.warc", last)).isNotEqualTo(id("c.warc", new byte[200_000]));
    }

    @Test
    void shouldIdentifySmallFiles() throws IOException {
        assertThat(id("a.warc", new byte[0])).isNotEqualTo(id("b.warc", new byte[1]));
    }

    @Test
    void shouldIdentifyAFolderByTheNamesAndContentsOfItsFiles() throws IOException {
        Path recording = folder.resolve("week");
        Files.createDirectories(recording.resolve("pages"));
        Files.writeString(recording.resolve("recording.yaml"), "publishers: []");
        String empty = RecordingId.of(recording);
        Path page = Files.writeString(recording.resolve("pages/a.html"), "a");
        String first = RecordingId.of(recording);
        Files.writeString(page, "b");

        assertThat(first).isNotEqualTo(empty).isNotEqualTo(RecordingId.of(recording));
        Files.writeString(page, "a");
        assertThat(RecordingId.of(Files.move(recording, folder.resolve("moved"))))
                .isEqualTo(first);
    }

    @Test
    void shouldSayWhichFileCannotBeRead() {
        Path none = folder.resolve("none.warc");

        assertThatThrownBy(() -> RecordingId.of(none))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("none.warc cannot be read");
    }
}
