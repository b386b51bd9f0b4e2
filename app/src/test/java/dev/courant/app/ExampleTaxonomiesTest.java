package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.edition.Aids;
import dev.courant.enrich.edition.Loaded.Accepted;
import dev.courant.enrich.edition.TaxonomyFile;
import dev.courant.enrich.entity.Gazetteer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The taxonomies that the documentation shows. */
class ExampleTaxonomiesTest {
    private static final Path FOLDER = Path.of("..", "docs", "examples");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldBeUsable(Path file) throws IOException {
        assertThat(TaxonomyFile.parse(Files.readAllBytes(file), file.toString(), Aids.of(Gazetteer.empty())))
                .isInstanceOf(Accepted.class);
    }
}
