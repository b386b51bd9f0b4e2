package dev.courant.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
    @Test
    void shouldBeUpOnceItsBodyIsReady() {
        CountDownLatch stop = new CountDownLatch(1);
        try (Loop loop = Loop.start("test", running -> {
            running.onStop(stop::countDown);
            running.ready();
            stop.await();
        })) {
            await().until(() -> loop.check() instanceof Health.Up);
        }
    }

    @Test
    void shouldReportTheCauseAndRestartWhenItsBodyFails() {
        AtomicInteger lives = new AtomicInteger();
        CountDownLatch stop = new CountDownLatch(1);
        try (Loop loop = Loop.start("test", running -> {
            running.onStop(stop::countDown);
            if (lives.incrementAndGet() == 1) {
                throw new IllegalStateException("the broker is unavailable");
            }
            running.ready();
            stop.await();
        })) {
            await().until(() ->
                    loop.check() instanceof Health.Down(String cause) && cause.contains("broker is unavailable"));
            await().until(() -> loop.check() instanceof Health.Up);
            assertThat(lives).hasValue(2);
        }
    }

    @Test
    void shouldEndAtOnceWhenClosedDuringAPause() {
        Loop loop = Loop.start("test", running -> {
            throw new IllegalStateException("no luck");
        });
        await().until(() -> loop.check() instanceof Health.Down(String cause) && cause.contains("no luck"));

        loop.close();

        assertThat(loop.check()).isEqualTo(Health.down("stopped"));
    }
}
