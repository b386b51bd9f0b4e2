package dev.courant.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's examples are lines of the outside project that the build compiles and runs: see {@code src/it}. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(.*?)```");

    @Test
    void shouldShowLinesOfAProgramThatRuns() throws IOException {
        String program = plain(Files.readString(Path.of("src/it/library/src/main/java/example/Reader.java")));
        List<String> examples = JAVA.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(match -> plain(match.group(1)))
                .toList();

        assertThat(examples)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(example -> assertThat(program).contains(example));
    }

    private static String plain(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
