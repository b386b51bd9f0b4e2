package dev.courant.parse.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    /** What a pattern means, as the standard says it, without regard to time. */
    private static boolean isMeantBy(String pattern, String path) {
        boolean anchored = pattern.endsWith("$");
        String text = anchored ? pattern.substring(0, pattern.length() - 1) : pattern;
        String regex = Pattern.quote(text).replace("*", "\\E.*\\Q") + (anchored ? "\\z" : "");
        return Pattern.compile(regex).matcher(path).lookingAt();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMatchWhatIsMeant(long seed) {
        Random random = new Random(seed);
        int matches = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = "/" + letters(random, "ab**", 8) + (random.nextBoolean() ? "$" : "");
            String path = "/" + letters(random, "ab", 12);
            boolean meant = isMeantBy(pattern, path);
            matches += meant ? 1 : 0;
            assertThat(new PathPattern(pattern).matches(path))
                    .as("%s on %s", pattern, path)
                    .isEqualTo(meant);
        }
        assertThat(matches).isBetween(2_000, 18_000);
    }

    private static String letters(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(most), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }
}
