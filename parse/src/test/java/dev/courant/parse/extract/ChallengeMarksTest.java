package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.text.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeMarksTest {
    private static final int LONGEST = 64 << 10;

    static List<String> marks() {
        return Resources.lines(ChallengeMarks.class, "challenge-scripts.txt");
    }

    @ParameterizedTest
    @MethodSource("marks")
    void shouldFindEachMarkWhereverItStands(String mark) {
        for (int before = 0; before < 12; before++) {
            assertThat(isChallenge("é".repeat(before) + mark)).isTrue();
            assertThat(isChallenge("x".repeat(before) + mark + "<p>/cdn-cgi/</p>"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("marks")
    void shouldNotTakeAPartOfAMarkForIt(String mark) {
        assertThat(isChallenge(mark.substring(1))).isFalse();
        assertThat(isChallenge(mark.substring(0, mark.length() - 1))).isFalse();
    }

    @Test
    void shouldReadTheBeginningOfAPageOnly() {
        String mark = marks().getFirst();

        assertThat(isChallenge(" ".repeat(LONGEST - mark.length()) + mark)).isTrue();
        assertThat(isChallenge(" ".repeat(LONGEST - mark.length() + 1) + mark)).isFalse();
        assertThat(isChallenge("")).isFalse();
        assertThat(isChallenge("x")).isFalse();
    }

    private static boolean isChallenge(String source) {
        return ChallengeMarks.isChallenge(source.getBytes(StandardCharsets.ISO_8859_1));
    }
}
