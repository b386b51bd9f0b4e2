package dev.courant.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.Extractor;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
    private static final String PAGE = "<title>Tide turns</title><h1>Tide turns</h1><nav>Sections</nav><main>"
            + "<p>The tide of the invented bay turned at noon, and the boats, all nine of them, came in.</p>"
            + "<p>Nobody had waited, but for the harbour master, her dog, and two men with a rope, it was said.</p>"
            + "<p>In the evening there was soup, and there was, as ever, a long talk about the weather at sea.</p>"
            + "<p>Advertisement</p></main>";

    @Test
    void shouldListKeptAndDroppedBlocks() {
        ExtractAnswer answer = new ExtractAnswer(new Extractor());

        String text = answer.explain(new Input(PAGE.getBytes(StandardCharsets.UTF_8), "text/html", null));

        assertThat(text)
                .contains(
                        "an article, found by content-tree", "title: Tide turns", "title from h1", "3 of 6 blocks kept")
                .containsPattern("(?m)^\\+ +[2-9]\\.\\d +lines +The tide of the invented bay")
                .containsPattern("(?m)^- +0\\.0 +furniture +Sections {2}\\(in a nav")
                .containsPattern("(?m)^- +0\\.0 +lines +Advertisement {2}\\(says what only furniture says");
    }
}
