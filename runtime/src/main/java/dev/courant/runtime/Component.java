package dev.courant.runtime;

/**
 * A running part of a service. It starts when it is made, tells how it is, and ends when it is closed; there is nothing
 * else to its life cycle. Thread-safe.
 */
public interface Component extends AutoCloseable {
    /** {@return the name in health reports and logs, such as {@code poll}} */
    String name();

    /** {@return how it is right now; never throws} */
    Health check();

    /** Ends the component and waits for it, within a bounded time. Closing again does nothing. */
    @Override
    void close();
}
