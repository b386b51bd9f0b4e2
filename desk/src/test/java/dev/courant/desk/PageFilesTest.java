package dev.courant.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page never makes markup from text, and conforms to its content security policy. */
class PageFilesTest {
    private static final List<String> MARKUP_FROM_TEXT =
            List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");

    @Test
    void shouldNeverMakeMarkupFromText() throws Exception {
        try (Stream<Path> scripts = page().filter(file -> file.toString().endsWith(".js"))) {
            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(script -> assertThat(Files.readString(script)).doesNotContain(MARKUP_FROM_TEXT));
        }
    }

    @Test
    void shouldHaveNoInlineScriptOrStyleWhichThePolicyWouldRefuse() throws Exception {
        try (Stream<Path> pages = page().filter(file -> file.toString().endsWith(".html"))) {
            assertThat(pages)
                    .isNotEmpty()
                    .allSatisfy(html -> assertThat(Files.readString(html))
                            .doesNotContainPattern("<script(?![^>]*src=)")
                            .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+="));
        }
    }

    private static Stream<Path> page() throws IOException, URISyntaxException {
        return Files.walk(Path.of(
                Objects.requireNonNull(DeskServer.class.getResource("page")).toURI()));
    }
}
