package dev.courant.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffsetGapsTest {
    /** Offsets of records, the last one the end of the partition. */
    private static final List<Long> OFFSETS = List.of(3L, 5L, 6L, 9L, 12L, 14L);

    @Test
    void shouldLeaveNoneFree() {
        assertThat(gaps(OffsetGaps.none())).containsOnly(0L);
    }

    @Test
    void shouldKeepEachDistance() {
        assertThat(gaps(OffsetGaps.kept())).containsExactly(1L, 0L, 2L, 2L, 1L);
    }

    /** Of the offsets 5 to 9 three have records, so two more follow after the last of them. */
    @Test
    void shouldKeepTheLengthOfAWindow() {
        assertThat(gaps(OffsetGaps.window(5, 10))).containsExactly(0L, 0L, 0L, 2L, 0L);
    }

    @Test
    void shouldKeepTheLengthOfAWindowThatBeginsAndEndsBetweenRecords() {
        assertThat(gaps(OffsetGaps.window(4, 12))).containsExactly(0L, 0L, 0L, 5L, 0L);
        assertThat(gaps(OffsetGaps.window(12, 14))).containsExactly(0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void shouldLeaveNoneFreeForAnEmptyWindow() {
        assertThat(gaps(OffsetGaps.window(6, 6))).containsOnly(0L);
    }

    private static List<Long> gaps(OffsetGaps gaps) {
        return IntStream.range(0, OFFSETS.size() - 1)
                .mapToObj(i -> gaps.after(OFFSETS.get(i), OFFSETS.get(i + 1)))
                .toList();
    }
}
