package dev.courant.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.runtime.health.HealthMonitor.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    private record Checked(Supplier<Health> health) implements Component {
        @Override
        public String name() {
            return "store";
        }

        @Override
        public Health check() {
            return health.get();
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldRememberSinceWhenAComponentIsDownWhileItsCauseChanges() {
        AtomicReference<Health> health = new AtomicReference<>(Health.UP);
        try (HealthMonitor monitor = start(health::get)) {
            await().until(() -> status(monitor).isUp());
            health.set(Health.down("refused"));
            await().until(() -> !status(monitor).isUp());
            now.set(NOON.plusSeconds(3));
            health.set(Health.down("no answer"));
            await().until(() -> status(monitor).health().equals(Health.down("no answer")));

            assertThat(status(monitor).since()).isEqualTo(NOON);

            health.set(Health.UP);
            await().until(() -> status(monitor).isUp());
            assertThat(status(monitor).since()).isNull();
        }
    }

    @Test
    void shouldReportAComponentWhoseCheckDoesNotReturn() {
        AtomicInteger checks = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(1);
        try (HealthMonitor monitor = start(() -> checks.getAndIncrement() == 0 ? Health.UP : afterwards(released))) {
            await().until(() -> checks.get() == 2);
            assertThat(status(monitor).isUp()).isTrue();

            now.set(NOON.plus(Duration.ofSeconds(6)));

            assertThat(status(monitor))
                    .isEqualTo(new Status("store", Health.down("its check has not returned for 6 s"), NOON));

            released.countDown();
            await().until(() -> status(monitor).isUp());
        }
    }

    @Test
    void shouldReportAComponentWhoseCheckFails() {
        try (HealthMonitor monitor = start(() -> {
            throw new IllegalStateException("broken");
        })) {
            await().until(() ->
                    status(monitor).health() instanceof Health.Down(String cause) && cause.contains("broken"));
        }
    }

    private HealthMonitor start(Supplier<Health> health) {
        return HealthMonitor.start(List.of(new Checked(health)), now::get);
    }

    private static Status status(HealthMonitor monitor) {
        return monitor.statuses().getFirst();
    }

    private static Health afterwards(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Health.UP;
    }
}
