package dev.courant.bench.replaying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.bench.replaying.Course.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Course LIVE = course(20, 5, Map.of());
    private static final Course REPLAY = course(25, 5, Map.of("replay resident", 2_048L, "replay live heap", 1_024L));

    /** 1,000 articles, of which 200 are stored after some seconds. */
    private static Course course(double end, double fifth, Map<String, Long> figures) {
        return new Course(
                1_000,
                List.of(
                        new Sample(1, 0, Map.of()),
                        new Sample(fifth, 200, figures),
                        new Sample(fifth + 1, 250, Map.of("replay resident", 4_096L)),
                        new Sample(end, 1_000, Map.of())),
                3);
    }

    @Test
    void shouldTellTheRateWithAndWithoutTheBeginning() {
        assertThat(LIVE.perSecond()).isEqualTo(50);
        assertThat(LIVE.perSecondLater()).isCloseTo(800 / 15d, within(1e-9));
        assertThat(LIVE.processorMillis()).isEqualTo(3);
    }

    @Test
    void shouldCompareRates() {
        assertThat(CourseTable.ratio("round 1", LIVE, REPLAY))
                .contains("80 % from the start of the command")
                .contains("75 % after the first fifth");
        assertThat(CourseTable.result(List.of(LIVE, LIVE), List.of(REPLAY, LIVE)))
                .startsWith("result: 50.0 articles a second live, 45.0 replayed: 90 %");
    }

    @Test
    void shouldShowMemoryWhereTheLiveHeapWasMeasured() {
        assertThat(CourseTable.memory("replay", REPLAY))
                .anySatisfy(line -> assertThat(line).matches("replay: articles stored +200"))
                .anySatisfy(line -> assertThat(line).matches("replay resident +2"))
                .anySatisfy(line -> assertThat(line).matches("replay live heap +1"));
        assertThat(CourseTable.memory("live", LIVE)).hasSize(1);
    }
}
