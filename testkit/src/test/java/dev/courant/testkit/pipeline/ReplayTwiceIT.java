package dev.courant.testkit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same day twice, through one partition and through three: the same records and the same rows. */
@ServersTest
class ReplayTwiceIT {
    private static final double PACE = 0.01;

    @Test
    void shouldGiveTheSameRecordsAndRows(Servers servers) {
        Replays replays = new Replays(servers, PACE, Duration.ofHours(1));

        Dump first = replays.with(1, List.of(Replays::local));
        Dump second = replays.with(3, List.of(Replays::local));

        assertThat(first.of("enriched")).isNotEmpty();
        assertThat(first.of("table article")).isNotEmpty();
        assertThat(first.differences(second)).isEmpty();
    }
}
