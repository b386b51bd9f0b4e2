package dev.courant.app.pipeline;

import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the process running until a signal ends it. */
public final class Lifetime {
    private static final Logger log = LoggerFactory.getLogger(Lifetime.class);

    /** What a shell reports of a process that a TERM signal has ended. */
    private static final int TERMINATED = 143;

    private Lifetime() {}

    /**
     * Closes a component when Ctrl-C or a TERM signal ends the process.
     *
     * @param component what to close
     * @param farewell called before that
     */
    public static void closeAtExit(Component component, Runnable farewell) {
        atExit(farewell, component::close);
    }

    /**
     * Closes a component when Ctrl-C or a TERM signal ends the process, and ends the process after a while also when
     * parts of it cannot be closed, since a broker or a database gives no answer: whoever stops a role kills it a
     * little later anyway, and what a role leaves undone its next start does. Not for a component with processes of its
     * own.
     *
     * @param component what to close
     * @param limit how long that may take
     * @param farewell called before that
     */
    public static void closeAtExit(Component component, Duration limit, Runnable farewell) {
        atExit(farewell, () -> {
            Thread closing = Thread.ofPlatform().name("courant-close").start(component::close);
            try {
                if (!closing.join(limit)) {
                    log.warn(
                            "event=stop_timeout seconds={} cause=\"what is unfinished is done again\"",
                            limit.toSeconds());
                    Runtime.getRuntime().halt(TERMINATED);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void atExit(Runnable farewell, Runnable close) {
        Thread end = new Thread(
                () -> {
                    try {
                        farewell.run();
                    } catch (RuntimeException e) {
                        log.warn("event=farewell_failed cause=\"{}\"", e.toString());
                    }
                    close.run();
                },
                "courant-shutdown");
        try {
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process is ending already.
            close.run();
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
