package dev.courant.ingest.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.drift.HostState.State;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostSnapshotTest {
    private static final String HOST = "news.example";
    private static final Sample GOOD = new Sample(true, 3_000, true, true, true);
    private static final Sample EMPTY = new Sample(false, 0, false, false, false);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    /** A site that is redesigned after a while, with noise that is the same at every run. */
    private static Sample sample(int page) {
        Random noise = new Random(page);
        boolean article = noise.nextInt(10) > (page > 170 ? 6 : 0);
        return new Sample(article, 500 + noise.nextInt(4_000), true, noise.nextBoolean(), noise.nextInt(3) > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 49, 50, 51, 99, 100, 149, 175, 190, 260})
    void shouldGoOnAsIfItHadNeverStopped(int stop) {
        DriftDetector steady = new DriftDetector(10);
        DriftDetector first = new DriftDetector(10);
        for (int page = 0; page < stop; page++) {
            steady.observe(HOST, sample(page), START.plusSeconds(page));
            first.observe(HOST, sample(page), START.plusSeconds(page));
        }
        DriftDetector second = new DriftDetector(10);
        first.release(host -> true).forEach(second::restore);

        for (int page = stop; page < 300; page++) {
            HostState expected = steady.observe(HOST, sample(page), START.plusSeconds(page));
            assertThat(second.observe(HOST, sample(page), START.plusSeconds(page)))
                    .isEqualTo(expected);
        }
        assertThat(steady.report()).extracting(HostState::state).containsExactly(State.DRIFTING);
        assertThat(first.release(host -> true)).isEmpty();
        assertThat(second.release(host -> true)).isEqualTo(steady.release(host -> true));
    }

    @Test
    void shouldBeDueWhenTheStateChangesAndEvery25Pages() {
        DriftDetector drift = new DriftDetector(10);

        assertThat(due(drift, GOOD, 24)).isEmpty();
        assertThat(due(drift, GOOD, 1)).containsExactly(State.LEARNING);
        assertThat(due(drift, GOOD, 24)).isEmpty();
        due(drift, GOOD, 50);
        assertThat(due(drift, GOOD, 1)).containsExactly(State.OK);
        assertThat(due(drift, EMPTY, 20)).containsExactly(State.DRIFTING);
        assertThat(due(drift, EMPTY, 24)).isEmpty();
        assertThat(due(drift, EMPTY, 1)).containsExactly(State.DRIFTING);
    }

    @Test
    void shouldLeaveOnlyWhatItIsAskedFor() {
        DriftDetector drift = new DriftDetector(10);
        drift.observe("a.example", GOOD, START);
        drift.observe("b.example", GOOD, START);

        List<HostSnapshot> released = drift.release("a.example"::equals);

        assertThat(released).extracting(memory -> memory.state().host()).containsExactly("a.example");
        assertThat(drift.report()).extracting(HostState::host).containsExactly("b.example");
        assertThat(drift.takeChanged()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhereTheMemoryIsOfAnotherWindow() {
        DriftDetector drift = new DriftDetector(10);
        RunningMean none = new RunningMean(0, 0);
        Baseline baseline = new Baseline(none, none, none, none, none);
        HostState state = new HostState(HOST, State.DRIFTING, List.of("no date"), START, 200);

        drift.restore(new HostSnapshot(state, baseline, List.of(GOOD, GOOD)));

        assertThat(drift.observe(HOST, GOOD, START))
                .extracting(HostState::state, HostState::observed)
                .containsExactly(State.LEARNING, 1L);
    }

    @Test
    void shouldRememberNoMoreHostsThanItMay() {
        DriftDetector drift = new DriftDetector(1);
        DriftDetector other = new DriftDetector(2);
        other.observe("a.example", GOOD, START);
        other.observe("b.example", GOOD, START);

        other.release(host -> true).forEach(drift::restore);

        assertThat(drift.report()).extracting(HostState::host).containsExactly("b.example");
    }

    private static List<State> due(DriftDetector drift, Sample sample, int times) {
        for (int i = 0; i < times; i++) {
            drift.observe(HOST, sample, START);
        }
        return drift.takeChanged().stream()
                .map(memory -> memory.state().state())
                .toList();
    }
}
