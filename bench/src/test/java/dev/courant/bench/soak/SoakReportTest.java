package dev.courant.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** What is taken for growth. */
class SoakReportTest {
    private static final int MINUTES = 60;

    @Test
    void shouldTakeWarmingUpAndPeaksForFlat() {
        Series series = series(
                "live heap",
                minute -> 100_000 + (minute < 20 ? 2_000L * minute : 40_000) + (minute % 7 == 0 ? 30_000 : 0));

        assertThat(SoakReport.growing(series, MINUTES)).isEmpty();
    }

    @Test
    void shouldSeeALeakBehindPeaks() {
        Series series = series("live heap", minute -> 100_000 + 100L * minute + (minute % 7 == 0 ? 30_000 : 0));

        assertThat(SoakReport.growing(series, MINUTES))
                .singleElement()
                .asString()
                .startsWith("live heap grows by 6000");
    }

    @Test
    void shouldSeeFewThreadsThatStay() {
        assertThat(SoakReport.growing(series("store threads", minute -> 40 + minute / 10), MINUTES))
                .hasSize(1);
        assertThat(SoakReport.growing(series("store threads", minute -> 40 + minute % 2), MINUTES))
                .isEmpty();
    }

    @Test
    void shouldNotJudgeWhatOnlyExplains() {
        Series series = series("resident heap", minute -> 1_000L * minute);

        assertThat(SoakReport.growing(series, MINUTES)).isEmpty();
        assertThat(SoakReport.table(series, MINUTES))
                .last()
                .asString()
                .contains("+60000")
                .doesNotContain("GROWS");
    }

    private static Series series(String name, IntToLongFunction value) {
        Series series = new Series();
        for (int minute = 1; minute <= MINUTES; minute++) {
            series.add(new Series.Sample(minute, Map.of(name, value.applyAsLong(minute))));
        }
        return series;
    }
}
