package dev.courant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project that docs/testing.md tells readers to copy is the one that the build of this module builds and runs. */
class FirstReplayProjectTest {
    private static final Path PROJECT = Path.of("src/it/first-replay");
    private static final Pattern FILE = Pattern.compile("`([^`\\n]+)`:\\n\\n```[a-z]+\\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldStandInTheDocumentation() throws IOException {
        Map<String, String> told = new TreeMap<>();
        FILE.matcher(Files.readString(Path.of("../docs/testing.md")))
                .results()
                .forEach(file -> told.put(file.group(1), file.group(2)));

        assertThat(told).containsKey("pom.xml").isEqualTo(built());
    }

    private static Map<String, String> built() throws IOException {
        Map<String, String> built = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                built.put(PROJECT.relativize(file).toString(), Files.readString(file));
            }
        }
        built.remove("invoker.properties");
        return built;
    }
}
