package dev.courant.app.pipeline;

import dev.courant.runtime.Component;
import java.util.concurrent.CountDownLatch;

/** Keeps a process running until it is told to end. */
public final class Lifetime {
    private Lifetime() {}

    /**
     * Has Ctrl-C or a TERM signal close a component before the process ends.
     *
     * @param component what to close
     * @param farewell called when the end begins
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
