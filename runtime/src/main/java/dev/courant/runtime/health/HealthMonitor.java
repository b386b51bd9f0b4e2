package dev.courant.runtime.health;

import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks components every second, each on a thread of its own, and remembers since when one is not healthy. So a report
 * never waits for a component, and a component whose check does not return is reported as well. Thread-safe.
 */
final class HealthMonitor implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final List<Watch> watches;

    /**
     * The health of a component.
     *
     * @param component its name
     * @param health its health at the last check
     * @param since since when it has not been healthy; null while it is
     */
    record Status(String component, Health health, @Nullable Instant since) {
        boolean isUp() {
            return health instanceof Health.Up;
        }
    }

    private HealthMonitor(List<Component> components, InstantSource clock) {
        this.clock = clock;
        this.watches = components.stream().map(Watch::new).toList();
    }

    static HealthMonitor start(List<Component> components, InstantSource clock) {
        HealthMonitor monitor = new HealthMonitor(components, clock);
        monitor.watches.forEach(watch -> watch.thread.start());
        return monitor;
    }

    /** Returns the status of each component, at once. */
    List<Status> statuses() {
        return watches.stream().map(Watch::status).toList();
    }

    /** Returns whether the component of a name is healthy. */
    boolean isUp(String component) {
        return statuses().stream().anyMatch(status -> status.component().equals(component) && status.isUp());
    }

    @Override
    public void close() {
        watches.forEach(watch -> watch.thread.interrupt());
    }

    private final class Watch {
        private final Component component;
        private final Thread thread;
        private Instant checkedAt = clock.instant();
        private Health health = Health.down("not checked yet");
        private @Nullable Instant since = checkedAt;

        Watch(Component component) {
            this.component = component;
            this.thread = Thread.ofVirtual()
                    .name("courant-health-" + component.name())
                    .unstarted(this::run);
        }

        private void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    update(check());
                    Thread.sleep(INTERVAL);
                }
            } catch (InterruptedException e) {
                // Closed.
            }
        }

        private Health check() {
            try {
                return component.check();
            } catch (RuntimeException | Error e) {
                return Health.down("its check failed: " + e);
            }
        }

        private synchronized void update(Health checked) {
            checkedAt = clock.instant();
            health = checked;
            since = checked instanceof Health.Up ? null : since == null ? checkedAt : since;
        }

        private synchronized Status status() {
            Duration age = Duration.between(checkedAt, clock.instant());
            return age.compareTo(LONGEST_CHECK) < 0
                    ? new Status(component.name(), health, since)
                    : new Status(
                            component.name(),
                            Health.down("its check has not returned for " + age.toSeconds() + " s"),
                            since == null ? checkedAt : since);
        }
    }
}
