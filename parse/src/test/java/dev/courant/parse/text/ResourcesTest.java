package dev.courant.parse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private static final String NAME = "resource.txt";

    @Test
    void shouldSkipBlankLinesAndCommentsOfAList() {
        assertThat(Resources.text(ResourcesTest.class, NAME)).startsWith("# Words");
        assertThat(Resources.lines(ResourcesTest.class, NAME))
                .containsExactly("water: river  lake", "land: hill", "water: sea");
    }

    @Test
    void shouldSplitLinesIntoWords() {
        assertThat(Resources.words(ResourcesTest.class, NAME))
                .containsExactly("water:", "river", "lake", "land:", "hill", "water:", "sea");
    }

    @Test
    void shouldJoinTheWordsOfLinesWithTheSameKey() {
        assertThat(Resources.wordsByKey(ResourcesTest.class, NAME))
                .isEqualTo(Map.of("water", List.of("river", "lake", "sea"), "land", List.of("hill")));
    }

    @Test
    void shouldNameAResourceThatIsMissing() {
        assertThatThrownBy(() -> Resources.text(ResourcesTest.class, "none.txt"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.txt")
                .hasMessageContaining(ResourcesTest.class.getName());
    }
}
