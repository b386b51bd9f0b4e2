package dev.courant.app.pipeline;

import dev.courant.runtime.Component;
import java.util.concurrent.CountDownLatch;

/** Keeps the process running until a signal ends it. */
public final class Lifetime {
    private Lifetime() {}

    /**
     * Closes a component when Ctrl-C or a TERM signal ends the process.
     *
     * @param component what to close
     * @param farewell called before that
     */
    public static void closeAtExit(Component component, Runnable farewell) {
        Thread end = new Thread(
                () -> {
                    farewell.run();
                    component.close();
                },
                "courant-shutdown");
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Waits for Ctrl-C or a TERM signal. */
    public static void untilSignalled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
