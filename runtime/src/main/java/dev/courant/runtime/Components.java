package dev.courant.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several parts as one component: started in order, closed in reverse order, healthy when all parts are. Thread-safe
 * once started.
 */
public final class Components implements Component {
    private static final Logger log = LoggerFactory.getLogger(Components.class);

    /** How long the end of the process waits for a part that is just being started. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final List<Component> parts = new ArrayList<>();
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private volatile boolean closed;

    /** Starts the parts of a component. */
    @FunctionalInterface
    public interface Start {
        /**
         * Starts the parts, one after another, and adds each as soon as it runs.
         *
         * @param parts receives the parts
         */
        void start(Parts parts);
    }

    /** The parts of a component that is being started. */
    public final class Parts {
        private Parts() {}

        /**
         * Adds a running part.
         *
         * @param part the part
         * @param <C> its class
         * @return the part
         */
        public <C extends Component> C add(C part) {
            parts.add(part);
            return closing(part);
        }

        /**
         * Adds a resource that is closed with the component and has no health of its own.
         *
         * @param resource the resource
         * @param <C> its class
         * @return the resource
         */
        public <C extends AutoCloseable> C closing(C resource) {
            track(resource);
            return resource;
        }
    }

    private Components(String name) {
        this.name = name;
    }

    /**
     * Starts a component of several parts. When one fails to start, or the process ends meanwhile, those before it are
     * closed.
     *
     * @param name the name of the component
     * @param start starts the parts
     * @return the running component
     */
    public static Components start(String name, Start start) {
        Components component = new Components(name);
        CountDownLatch started = new CountDownLatch(1);
        Thread atExit = new Thread(() -> component.stopStarting(started), "courant-exit-" + name);
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            start.start(component.new Parts());
            component.endStart(atExit);
            return component;
        } catch (RuntimeException | Error e) {
            component.close();
            throw e;
        } finally {
            boolean unused = removed(atExit);
            started.countDown();
        }
    }

    /** {@return the parts with a health, in the order of their start} */
    public List<Component> parts() {
        return List.copyOf(parts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Health check() {
        Health health = Health.UP;
        for (Component part : parts) {
            switch (part.check()) {
                case Health.Stopped(String cause) -> {
                    return new Health.Stopped(part.name() + ": " + cause);
                }
                case Health.Down(String cause) ->
                    health = health instanceof Health.Up ? Health.down(part.name() + ": " + cause) : health;
                case Health.Up() -> {}
            }
        }
        return health;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!closing.isEmpty()) {
            closeQuietly(closing.pop());
        }
    }

    /**
     * Has the thread that starts the parts give up at the next one, and close those before it in order. Only when that
     * takes long they are closed from here.
     */
    private void stopStarting(CountDownLatch started) {
        closed = true;
        try {
            boolean unused = started.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void endStart(Thread atExit) {
        if (!removed(atExit)) {
            throw stopped();
        }
    }

    private synchronized void track(AutoCloseable part) {
        if (closed) {
            closeQuietly(part);
            throw stopped();
        }
        closing.push(part);
    }

    private CourantException stopped() {
        return new CourantException(name + " was stopped while it started");
    }

    private void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("event=close_failed component={} cause=\"{}\"", name, e.toString());
        }
    }

    /** Returns false when the process is ending, and the hook is running. */
    private static boolean removed(Thread atExit) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
