package dev.courant.ingest.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.drift.HostState.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftDetectorTest {
    private static final Sample GOOD = new Sample(true, 3_000, true, true, true);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final DriftDetector drift = new DriftDetector(100);

    @Test
    void shouldLearnBeforeItJudges() {
        assertThat(observe(GOOD, 99).state()).isEqualTo(State.LEARNING);
        assertThat(observe(GOOD, 1).state()).isEqualTo(State.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 3000, false, true, true, no title on 40 % of pages",
        "true, 3000, true, false, true, no date on 40 % of pages",
        "true, 3000, true, true, false, no authors on 40 % of pages",
        "false, 0, true, true, true, no article on 40 % of pages",
    })
    void shouldSayWhatIsMissing(
            boolean article, int length, boolean title, boolean date, boolean author, String cause) {
        observe(GOOD, 200);

        HostState state = observe(new Sample(article, length, title, date, author), 20);

        assertThat(state.state()).isEqualTo(State.DRIFTING);
        assertThat(state.causes()).singleElement().asString().startsWith(cause).endsWith("was 0 %");
    }

    @ParameterizedTest
    @CsvSource({"200, 40", "40000, 40"})
    void shouldNoticeTextsOfAnotherLength(int length, int pages) {
        observe(GOOD, 200);

        HostState state = observe(new Sample(true, length, true, true, true), pages);

        assertThat(state.causes())
                .singleElement()
                .asString()
                .startsWith("text length about")
                .contains("was about 3000");
    }

    @Test
    void shouldNotMindAFewOddPages() {
        observe(GOOD, 200);

        assertThat(observe(new Sample(false, 0, false, false, false), 10).state())
                .isEqualTo(State.OK);
    }

    @Test
    void shouldNotMindWhatWasAlwaysMissing() {
        assertThat(observe(new Sample(true, 900, true, true, false), 300).state())
                .isEqualTo(State.OK);
    }

    @Test
    void shouldBeOkAgainWhenThePagesAre() {
        observe(GOOD, 200);
        assertThat(observe(new Sample(true, 3_000, true, false, true), 30).state())
                .isEqualTo(State.DRIFTING);
        assertThat(drift.drifting()).isEqualTo(1);

        assertThat(observe(GOOD, 60).state()).isEqualTo(State.OK);
        assertThat(drift.drifting()).isZero();
    }

    @Test
    void shouldSaySinceWhen() {
        observe(GOOD, 200);
        drift.observe("news.example", GOOD, START.plusSeconds(9));

        assertThat(drift.report()).singleElement().satisfies(state -> {
            assertThat(state.since()).isEqualTo(START);
            assertThat(state.observed()).isEqualTo(201);
        });
    }

    @Test
    void shouldReportDriftingHostsFirst() {
        for (String host : new String[] {"a.example", "B.example"}) {
            for (int i = 0; i < 200; i++) {
                drift.observe(host, GOOD, START);
            }
        }
        for (int i = 0; i < 30; i++) {
            drift.observe("b.example", new Sample(false, 0, false, false, false), START);
        }

        assertThat(drift.report()).extracting(HostState::host).containsExactly("b.example", "a.example");
    }

    @Test
    void shouldForgetTheHostThatWasSeenLongestAgo() {
        DriftDetector small = new DriftDetector(2);
        small.observe("a.example", GOOD, START);
        small.observe("b.example", GOOD, START);
        small.observe("a.example", GOOD, START);
        small.observe("c.example", GOOD, START);

        assertThat(small.report()).extracting(HostState::host).containsExactly("a.example", "c.example");
    }

    private HostState observe(Sample sample, int times) {
        HostState state = drift.observe("news.example", sample, START);
        for (int i = 1; i < times; i++) {
            state = drift.observe("news.example", sample, START);
        }
        return state;
    }
}
