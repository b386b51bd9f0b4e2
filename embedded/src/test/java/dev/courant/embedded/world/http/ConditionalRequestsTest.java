package dev.courant.embedded.world.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConditionalRequestsTest {
    private static final Instant MODIFIED = Instant.parse("2026-03-01T10:00:05Z");
    private static final String TAG = "\"abc\"";

    @Test
    void shouldTagDifferentBytesDifferently() {
        assertThat(tag("one")).isEqualTo(tag("one")).isNotEqualTo(tag("two")).matches("\"[0-9a-f]{24}\"");
    }

    private static String tag(String text) {
        return ConditionalRequests.tag(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldCompareTagsWeaklyAndInLists() {
        assertThat(ConditionalRequests.notModified("\"x\", W/\"abc\"", null, TAG, null))
                .isTrue();
        assertThat(ConditionalRequests.notModified("*", null, TAG, null)).isTrue();
        assertThat(ConditionalRequests.notModified("\"x\"", null, TAG, null)).isFalse();
    }

    @Test
    void shouldLetTheTagTakePrecedenceOverTheDate() {
        assertThat(ConditionalRequests.notModified("\"x\"", HttpDate.format(MODIFIED), TAG, MODIFIED))
                .isFalse();
    }

    @Test
    void shouldCompareDatesAndIgnoreInvalidOnes() {
        assertThat(ConditionalRequests.notModified(null, "Sun, 01 Mar 2026 10:00:05 GMT", TAG, MODIFIED))
                .isTrue();
        assertThat(ConditionalRequests.notModified(null, "Sun, 01 Mar 2026 10:00:04 GMT", TAG, MODIFIED))
                .isFalse();
        assertThat(ConditionalRequests.notModified(null, "yesterday", TAG, MODIFIED))
                .isFalse();
        assertThat(ConditionalRequests.notModified(null, null, TAG, MODIFIED)).isFalse();
    }

    @Test
    void shouldGiveNoDateBeforeItsSecondHasPassed() {
        assertThat(ConditionalRequests.lastModified(MODIFIED.plusMillis(200), MODIFIED.plusMillis(900)))
                .isNull();
        assertThat(ConditionalRequests.lastModified(MODIFIED.plusMillis(200), MODIFIED.plusMillis(1000)))
                .isEqualTo(MODIFIED);
    }
}
