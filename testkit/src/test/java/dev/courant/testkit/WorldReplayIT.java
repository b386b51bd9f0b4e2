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
    long t; long c;
    static long cpu() { return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime(); }
    void lap(String what) { System.out.println(what + " wall " + (System.nanoTime() - t) / 1000000 + " cpu " + (cpu() - c) / 1000000); 
      dev.courant.testkit.pipeline.Pipeline.T.forEach((k, v) -> System.out.println("   " + k + " " + v[0] + " " + v[1] / 1000000)); dev.courant.testkit.pipeline.Pipeline.T.clear();
      t = System.nanoTime(); c = cpu(); }

    @Test
    void shouldPlayADay(Courant courant) {
        t = System.nanoTime(); c = cpu();
        courant.play(World.demo(), PACE);
        lap("start");
        courant.advance(Duration.ZERO);
        lap("zero");
        courant.replayAll();
        lap("all");
        System.out.println("polls " + courant.values(courant.topics().feedStatus()).size());
        assertThat(courant.values(courant.topics().enriched())).isNotEmpty();
    }
}
