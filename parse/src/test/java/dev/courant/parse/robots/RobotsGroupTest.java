package dev.courant.parse.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsGroupTest {
    private static RobotsGroup group(String file) {
        return RobotsRules.parse(file.replace('|', '\n').getBytes(StandardCharsets.UTF_8))
                .group("HarbourBot");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "0.5, 500",
        "1.25, 1250",
        ".5, 500",
        "3., 3000",
        "0, 0",
        "60, 60000",
        "86400, 60000",
        "999999999, 60000"
    })
    void shouldReadTheDelayInSecondsUpToAMinute(String value, long millis) {
        assertThat(group("User-agent: *|Crawl-delay: " + value).crawlDelay()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1e9", "NaN", "0x10", "2 s", "1,5", "9999999999999999999999"})
    void shouldPassOverADelayThatIsNoNumber(String value) {
        assertThat(group("User-agent: *|Crawl-delay: " + value).crawlDelay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Crawl-delay: 5, 0",
        "User-agent: x|Crawl-delay: 5|Disallow: /, 0",
        "User-agent: x|Crawl-delay: 5||User-agent: *|Disallow: /b, 0",
        "User-agent: *|Crawl-delay: 5||User-agent: HarbourBot|Disallow: /b, 0",
        "User-agent: *|Disallow: /b|Crawl-delay: 5, 5",
        "User-agent: *|Crawl-delay: 5||User-agent: HarbourBot|Crawl-delay: 2, 2",
        "User-agent: HarbourBot|Crawl-delay: 2|Disallow: /a||User-agent: HarbourBot|Crawl-delay: 5, 5",
    })
    void shouldTakeTheLongestDelayOfTheGroupsThatSpeakToIt(String file, long seconds) {
        assertThat(group(file).crawlDelay()).hasSeconds(seconds);
    }

    @Test
    void shouldKeepEachRuleOnce() {
        RobotsGroup group = group("User-agent: *|" + "Disallow: /a|Allow: /%61|".repeat(1_000));

        assertThat(group.rules()).hasSize(2);
        assertThat(group.bytes()).isLessThan(200);
    }

    @Test
    void shouldNotTakeEffortForConsent() {
        StringBuilder file = new StringBuilder("User-agent: *\n");
        IntStream.range(0, 20_000)
                .forEach(i -> file.append("Disallow: /*").append(i).append("x\n"));
        RobotsGroup group = group(file.toString());

        assertThat(group.isAllowed("/" + "a".repeat(1_000))).isTrue();
        assertThat(group.isAllowed("/" + "a".repeat(8_000))).isFalse();
    }

    @Test
    void shouldCompareLongPathsWithFilesOfCommonSize() {
        RobotsGroup group = group("User-agent: *|Disallow: /*.pdf$|Disallow: /private|");

        assertThat(group.isAllowed("/" + "a".repeat(100_000))).isTrue();
        assertThat(group.isAllowed("/" + "a".repeat(100_000) + ".pdf")).isFalse();
    }
}
