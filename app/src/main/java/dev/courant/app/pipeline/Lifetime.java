package dev.courant.app.pipeline;

import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the process running until a signal ends it. */
public final class Lifetime {
    private static final Logger log = LoggerFactory.getLogger(Lifetime.class);

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

    /**
     * Waits for Ctrl-C or a TERM signal, or until a component has stopped by itself, which is said in one line.
     *
     * @param component the component that the process runs
     * @return the exit code
     */
    public static int untilEnd(Component component) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            do {
                if (component.check() instanceof Health.Stopped(String cause)) {
                    log.error("event=stopped_by_itself cause=\"{}\"", cause);
                    return 1;
                }
            } while (!never.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
