package dev.courant.runtime;

/**
 * A running part of a service: it starts when it is created, reports its health, and stops when it is closed.
 * Thread-safe.
 */
public interface Component extends AutoCloseable {
    /** {@return the name in health reports and logs, such as {@code poll}} */
    String name();

    /** {@return its present health; never throws, and takes no longer than two seconds} */
    Health check();

    /** Stops the component and waits for it, within a bounded time. Closing again does nothing. */
    @Override
    void close();
}
