package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
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
        assertThat(TaxonomyFile.parse(Files.readAllBytes(file), file.toString(), TaggerResources.of(Gazetteer.empty())))
                .isInstanceOf(Accepted.class);
    }
}
