package dev.courant.parse.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits are generous: what they tell apart are seconds and hours. */
@Timeout(30)
class RobotsRulesHostileTest {
    private static final String LONG_PATH = "/" + "a".repeat(4_000);

    private static RobotsRules rules(String file) {
        return RobotsRules.parse(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String numbered(int count, String line) {
        StringBuilder file = new StringBuilder("User-agent: *\n");
        IntStream.range(0, count).forEach(i -> file.append(line.formatted(i)).append('\n'));
        return file.toString();
    }

    static Stream<String> filesMadeToTakeLong() {
        return Stream.of(
                numbered(10_000, "Disallow: /*a*a*a*a*%db"),
                numbered(1_000, "Disallow: /" + "*a".repeat(250) + "%dz"),
                numbered(32, "Disallow: /*" + "a".repeat(4_000) + "%d"),
                numbered(32, "Disallow: /" + "*".repeat(16_000) + "%dz"),
                numbered(32, "Disallow: /" + "*aaaab".repeat(2_700) + "%d$"));
    }

    @ParameterizedTest
    @MethodSource("filesMadeToTakeLong")
    void shouldMatchInBoundedTime(String file) {
        assertThat(rules(file).isAllowed("HarbourBot", LONG_PATH)).isTrue();
    }

    @Test
    void shouldReadManyAgentsAndRulesInBoundedTime() {
        String file = "User-agent: a\nCrawl-delay: 1\n".repeat(9_000) + "Disallow: /a\n".repeat(18_000);

        assertThat(rules(file).isAllowed("a", LONG_PATH)).isFalse();
    }

    @Test
    void shouldReadTenMegabytesOfOneLine() {
        byte[] file = ("User-agent: *\nDisallow: /" + "a".repeat(10 << 20)).getBytes(StandardCharsets.US_ASCII);

        assertThat(RobotsRules.parse(file).isAllowed("HarbourBot", "/b")).isTrue();
    }

    @Test
    void shouldCutALongLineButReadOn() {
        String file = "User-agent: *\nDisallow: /" + "b".repeat(100_000) + "\nDisallow: /a\n";

        assertThat(rules(file).isAllowed("HarbourBot", "/a")).isFalse();
    }

    @Test
    void shouldNotReadTheHalfLineAtTheLimit() {
        String head = "User-agent: *\n";
        String half = "\nDisallow: /";
        String filler = "#".repeat(512 * 1024 - head.length() - half.length());

        assertThat(rules(head + filler + half).isAllowed("HarbourBot", "/a")).isFalse();
        assertThat(rules(head + filler + half + "private").isAllowed("HarbourBot", "/a"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReadAnyBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            RobotsRules rules = RobotsRules.parse(noise);
            rules.isAllowed("HarbourBot", new String(noise, StandardCharsets.UTF_8));
            assertThat(rules.isAllowed("HarbourBot", "/a")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void shouldReadAnyJumbleOfWhatFilesAreMadeOf(long seed) {
        String[] parts = {
            "user-agent", "allow", "disallow", "crawl-delay", ":", "*", "$", "/", "%", "%4", "\n", " ", "9", "#", "é"
        };
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder file = new StringBuilder("user-agent: *\n");
            random.ints(200, 0, parts.length).forEach(part -> file.append(parts[part]));
            RobotsRules rules = rules(file + "\nuser-agent: *\nallow: /\nuser-agent: other\ndisallow: /");
            assertThat(rules.isAllowed("other", "/%zz/a")).isFalse();
            assertThat(rules.group("HarbourBot").rules()).isNotEmpty();
        }
    }
}
