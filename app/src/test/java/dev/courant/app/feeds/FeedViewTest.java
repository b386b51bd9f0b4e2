package dev.courant.app.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedViewTest {
    private static final String URL = "https://pier.example/rss";

    @ParameterizedTest
    @EnumSource(
            value = FeedState.class,
            names = {"FAILING", "GONE", "DUPLICATE"})
    void shouldBeInTroubleByItsState(FeedState state) {
        assertThat(view(FeedFixtures.status(URL, state)).troubles(FeedFixtures.NOW))
                .containsExactly(Trouble.valueOf(state.name()));
    }

    @Test
    void shouldBeInTroubleWhileHealthyWhenItMovesOrHasAGap() {
        FeedStatus.Builder status = FeedFixtures.status(URL, FeedState.HEALTHY)
                .setMovedTo("https://quay.example/rss")
                .setLastPoll(PollReport.newBuilder()
                        .setAt(FeedFixtures.NOW)
                        .setGap(true)
                        .build());

        assertThat(view(status).troubles(FeedFixtures.NOW)).containsExactly(Trouble.GAP, Trouble.MOVING);
    }

    @Test
    void shouldBeInTroubleWhileHealthyWhenALimitLeavesEntriesOut() {
        FeedStatus.Builder status = FeedFixtures.status(URL, FeedState.HEALTHY)
                .setLastPoll(PollReport.newBuilder()
                        .setAt(FeedFixtures.NOW)
                        .setProblem("limit: the newest 10000 of 50000 entries")
                        .build());

        assertThat(view(status).troubles(FeedFixtures.NOW)).containsExactly(Trouble.LIMITED);
    }

    @Test
    void shouldBeOverdueWithoutPolls() {
        FeedStatus.Builder due = FeedFixtures.status(URL, FeedState.HEALTHY).setNextPollAt(FeedFixtures.NOW);

        assertThat(view(due).troubles(FeedFixtures.NOW.plus(Duration.ofMinutes(15))))
                .isEmpty();
        assertThat(view(due).troubles(FeedFixtures.NOW.plus(Duration.ofMinutes(16))))
                .containsExactly(Trouble.OVERDUE);
        assertThat(view(null).troubles(FeedFixtures.NOW)).containsExactly(Trouble.OVERDUE);
        assertThat(view(due.setState(FeedState.GONE)).troubles(FeedFixtures.NOW.plus(Duration.ofDays(9))))
                .containsExactly(Trouble.GONE);
    }

    @Test
    void shouldHaveNoTroubleWhilePaused() {
        FeedDefinition paused = FeedFixtures.definition(URL).setEnabled(false).build();
        FeedView view = new FeedView(
                paused,
                FeedFixtures.status(URL, FeedState.FAILING)
                        .setNextPollAt(FeedFixtures.NOW.minusSeconds(9_999))
                        .build());

        assertThat(view.state()).isEqualTo(FeedState.PAUSED);
        assertThat(view.troubles(FeedFixtures.NOW)).isEmpty();
        assertThat(view.due()).isNull();
    }

    @Test
    void shouldBeNewAndNotOverdueUntilTheFirstPollAfterAPause() {
        FeedView view =
                view(FeedFixtures.status(URL, FeedState.PAUSED).setNextPollAt(FeedFixtures.NOW.minusSeconds(9_999)));

        assertThat(view.state()).isEqualTo(FeedState.NEW);
        assertThat(view.isResumed()).isTrue();
        assertThat(view.troubles(FeedFixtures.NOW)).isEmpty();
    }

    @Test
    void shouldPreferTheOperatorsNameToItsOwn() {
        FeedStatus status =
                FeedFixtures.status(URL, FeedState.HEALTHY).setTitle("Its own").build();

        assertThat(new FeedView(FeedFixtures.definition(URL).build(), status).title())
                .isEqualTo("Its own");
        assertThat(new FeedView(FeedFixtures.definition(URL).setTitle("Mine").build(), status).title())
                .isEqualTo("Mine");
    }

    private static FeedView view(FeedStatus.@Nullable Builder status) {
        return new FeedView(FeedFixtures.definition(URL).build(), status == null ? null : status.build());
    }
}
