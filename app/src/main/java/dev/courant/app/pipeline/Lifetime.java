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
                    try {
                        farewell.run();
                    } catch (RuntimeException e) {
                        log.warn("event=farewell_failed cause=\"{}\"", e.toString());
                    }
                    component.close();
                },
                "courant-shutdown");
        try {
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process is ending already.
            component.close();
        }
    }

    /** {@return whether the process is ending, so that failures are a consequence of that and nobody's concern} */
    public static boolean isEnding() {
        Thread nothing = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            boolean unused = Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
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
