package dev.courant.app.pipeline;

import dev.courant.runtime.Component;
import java.util.concurrent.CountDownLatch;

/** Keeps a process running until it is told to end. */
public final class Lifetime {
    private Lifetime() {}

    /**
     * Waits for Ctrl-C or a TERM signal, which close the component before the process ends.
     *
     * @param component what to close
     * @param farewell called when the end begins
     */
    public static void untilSignalled(Component component, Runnable farewell) {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            farewell.run();
                            component.close();
                        },
                        "courant-shutdown"));
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
