package dev.courant.app.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.recording.ArchiveCut;
import dev.courant.ingest.recording.ArchiveFilter;
import dev.courant.ingest.recording.RecordingSink;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutRunTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut.zip", "cut.warc.gz"})
    void shouldLeaveNothingWhenItIsClosedBeforeItsEnd(String target) throws Exception {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        ArchiveCut cut = ArchiveCut.of(
                Archive.open(archive), new ArchiveFilter(Set.of(), List.of(), null, null), problem -> {}, share -> {});
        CutRun run = new CutRun(
                RecordingSink.create(folder.resolve(target), "Herald/1.0", Instant.EPOCH),
                new CutProgress(new PrintWriter(Writer.nullWriter()), false, System::nanoTime));
        assertThat(files()).hasSize(2);

        run.close();
        run.close();

        assertThatThrownBy(() -> run.write(cut)).isInstanceOf(CourantException.class);
        assertThat(files()).containsExactly(archive);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
