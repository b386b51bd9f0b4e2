package dev.courant.ingest.scrape;

import static dev.courant.ingest.scrape.Links.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.scrape.HostBackoff.Backoff;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostBackoffTest {
    private static final String HOST = "harbour.example";
    private static final Dropped DOWN = new Dropped(OutcomeReason.TIMEOUT, "facts");

    private final HostBackoff backoffs = new HostBackoff();

    @Test
    void shouldDoubleThePauseOfAHostThatDoesNotAnswerUpToTwoMinutes() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 120, 120}) {
            backoffs.failed(HOST, DOWN, NOON);

            assertThat(backoffs.of(HOST, NOON))
                    .contains(new Backoff(NOON, NOON.plusSeconds(seconds), Duration.ofSeconds(seconds), DOWN));
        }
    }

    @Test
    void shouldEndWithThePauseAndGoOnDoublingAfterTheNextFailure() {
        backoffs.failed(HOST, DOWN, NOON);

        assertThat(backoffs.of(HOST, NOON.plusSeconds(1))).isEmpty();
        backoffs.failed(HOST, DOWN, NOON.plusSeconds(1));
        assertThat(backoffs.of(HOST, NOON.plusSeconds(1))).map(Backoff::until).contains(NOON.plusSeconds(3));
    }

    @Test
    void shouldStartAgainWhenTheHostHasAnswered() {
        backoffs.failed(HOST, DOWN, NOON);
        backoffs.failed(HOST, DOWN, NOON);

        backoffs.answered(HOST);

        assertThat(backoffs.of(HOST, NOON)).isEmpty();
        backoffs.failed(HOST, DOWN, NOON);
        assertThat(backoffs.of(HOST, NOON)).map(Backoff::pause).contains(Duration.ofSeconds(1));
    }

    @Test
    void shouldKnowSinceWhenAHostHasNotAnswered() {
        assertThat(backoffs.since(HOST)).isEmpty();
        backoffs.failed(HOST, DOWN, NOON);
        backoffs.failed(HOST, DOWN, NOON.plusSeconds(9));

        assertThat(backoffs.since(HOST)).contains(NOON);
        backoffs.answered(HOST);
        assertThat(backoffs.since(HOST)).isEmpty();
    }

    @Test
    void shouldLeaveABusyHostAloneForAsLongAsItAsked() {
        backoffs.busy(HOST, Duration.ofHours(2), DOWN, NOON);

        assertThat(backoffs.of(HOST, NOON)).map(Backoff::until).contains(NOON.plus(Duration.ofHours(2)));
    }
}
