package dev.courant.app.pipeline;

import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that cannot close what it runs. */
final class StuckRole implements Component {
    private final CountDownLatch never = new CountDownLatch(1);

    private StuckRole() {}

    /** Runs until a signal ends it; the argument is for how long it tries to close, in milliseconds. */
    public static void main(String[] arguments) {
        StuckRole role = new StuckRole();
        Lifetime.closeAtExit(
                role, Duration.ofMillis(Long.parseLong(arguments[0])), () -> System.out.println("stopping"));
        System.out.println("started");
        System.exit(Lifetime.untilEnd(role));
    }

    @Override
    public String name() {
        return "stuck";
    }

    @Override
    public Health check() {
        return Health.UP;
    }

    @Override
    public void close() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
