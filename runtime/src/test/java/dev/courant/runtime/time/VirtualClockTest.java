package dev.courant.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final VirtualClock clock = new VirtualClock(NOON);
    private final BlockingQueue<String> awake = new LinkedBlockingQueue<>();

    private Thread sleeper(String who, Duration duration) {
        int before = clock.sleeping();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                clock.sleep(who, duration);
                awake.add(who);
            } catch (InterruptedException e) {
                awake.add(who + " was interrupted");
            }
        });
        await().until(() -> clock.sleeping() > before);
        return thread;
    }

    @Test
    void shouldWakeOneAfterAnotherByTimeAndName() throws InterruptedException {
        sleeper("late", Duration.ofHours(2));
        sleeper("b", Duration.ofHours(1));
        sleeper("a", Duration.ofHours(1));

        assertThat(clock.wakeNext()).isFalse();
        assertThat(clock.nextWakeUp()).contains(new VirtualClock.WakeUp(NOON.plus(Duration.ofHours(1)), "a"));

        clock.moveTo(NOON.plus(Duration.ofHours(1)));

        assertThat(clock.wakeNext()).isTrue();
        assertThat(awake.take()).isEqualTo("a");
        assertThat(awake).isEmpty();
        assertThat(clock.wakeNext()).isTrue();
        assertThat(awake.take()).isEqualTo("b");
        assertThat(clock.wakeNext()).isFalse();
        assertThat(clock.sleeping()).isEqualTo(1);
    }

    @Test
    void shouldNoLongerCountASleeperThatIsInterrupted() throws InterruptedException {
        sleeper("a", Duration.ofHours(1)).interrupt();

        assertThat(awake.take()).isEqualTo("a was interrupted");
        assertThat(clock.sleeping()).isZero();
    }

    @Test
    void shouldGiveTurnsAtThePresentTime() throws InterruptedException {
        sleeper("a", Duration.ZERO);

        assertThat(clock.nextWakeUp()).contains(new VirtualClock.WakeUp(NOON, "a"));
        assertThat(clock.wakeNext()).isTrue();
        assertThat(awake.take()).isEqualTo("a");
    }

    @Test
    void shouldNotGoBack() {
        assertThatThrownBy(() -> clock.moveTo(NOON.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not go back");
    }

    @Test
    void shouldPassAsTheMachineDoesForAnyOtherClock() {
        assertThat(PassingTime.of(clock)).isSameAs(clock);
        assertThat(PassingTime.of(() -> NOON)).isSameAs(PassingTime.OF_THE_MACHINE);
        assertThat(List.of(clock.nanoTime())).isEqualTo(List.of(NOON.getEpochSecond() * 1_000_000_000));
    }
}
