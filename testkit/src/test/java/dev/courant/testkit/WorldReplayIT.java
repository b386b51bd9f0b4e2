package dev.courant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.embedded.world.World;
import dev.courant.schemas.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The invented publishers, played over a day of virtual time. */
@CourantTest
class WorldReplayIT {
    /** Stories that their files spread over ten minutes take sixteen hours. */
    private static final double PACE = 0.01;

    @Test
    void shouldPlayADay(Courant courant) {
        long t = System.nanoTime();
        courant.play(World.demo(), PACE);
        System.out.println("started " + (System.nanoTime() - t) / 1e6);
        t = System.nanoTime();
        courant.advance(Duration.ZERO);
        System.out.println("advanced " + (System.nanoTime() - t) / 1e6);
        t = System.nanoTime();
        courant.replayAll();
        System.out.println("replayed until " + courant.clock().instant() + " " + (System.nanoTime() - t) / 1e6);
        for (Outcome outcome : courant.values(courant.topics().outcomes())) {
            System.out.println(outcome.getKind() + " " + outcome.getReason() + " " + outcome.getEndedAt() + " " + outcome.getUrl());
        }
        assertThat(courant.values(courant.topics().enriched())).isNotEmpty();
    }
}
