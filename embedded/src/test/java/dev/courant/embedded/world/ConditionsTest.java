package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final Instant MODIFIED = Instant.parse("2026-03-01T10:00:05Z");
    private static final String TAG = "\"abc\"";

    @Test
    void shouldTagDifferentBytesDifferently() {
        assertThat(tag("one")).isEqualTo(tag("one")).isNotEqualTo(tag("two")).matches("\"[0-9a-f]{24}\"");
    }

    private static String tag(String text) {
        return Conditions.tag(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldCompareTagsWeaklyAndInLists() {
        assertThat(Conditions.notModified("\"x\", W/\"abc\"", null, TAG, null)).isTrue();
        assertThat(Conditions.notModified("*", null, TAG, null)).isTrue();
        assertThat(Conditions.notModified("\"x\"", null, TAG, null)).isFalse();
    }

    @Test
    void shouldLetTheTagTakePrecedenceOverTheDate() {
        assertThat(Conditions.notModified("\"x\"", Dates.http(MODIFIED), TAG, MODIFIED))
                .isFalse();
    }

    @Test
    void shouldCompareDatesAndIgnoreWhatIsNone() {
        assertThat(Conditions.notModified(null, "Sun, 01 Mar 2026 10:00:05 GMT", TAG, MODIFIED))
                .isTrue();
        assertThat(Conditions.notModified(null, "Sun, 01 Mar 2026 10:00:04 GMT", TAG, MODIFIED))
                .isFalse();
        assertThat(Conditions.notModified(null, "yesterday", TAG, MODIFIED)).isFalse();
        assertThat(Conditions.notModified(null, null, TAG, MODIFIED)).isFalse();
    }

    @Test
    void shouldNotGiveADateWithinItsOwnSecond() {
        assertThat(Conditions.lastModified(MODIFIED.plusMillis(200), MODIFIED.plusMillis(900)))
                .isNull();
        assertThat(Conditions.lastModified(MODIFIED.plusMillis(200), MODIFIED.plusMillis(1000)))
                .isEqualTo(MODIFIED);
    }
}
