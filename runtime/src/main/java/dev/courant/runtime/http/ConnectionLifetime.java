package dev.courant.runtime.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes each connection after a given time, even if it is in use: a client that sends a byte from time to time is
 * never idle. Thread-safe.
 */
final class ConnectionLifetime implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration limit;
    private final Map<Connection, Scheduler.Task> timeouts = new ConcurrentHashMap<>();

    ConnectionLifetime(Scheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    @Override
    public void onOpened(Connection connection) {
        timeouts.put(connection, scheduler.schedule(() -> timeOut(connection), limit));
    }

    @Override
    public void onClosed(Connection connection) {
        Scheduler.Task timeout = timeouts.remove(connection);
        if (timeout != null) {
            boolean unused = timeout.cancel();
        }
    }

    private void timeOut(Connection connection) {
        connection.getEndPoint().close(new TimeoutException("the connection lasted longer than " + limit));
    }
}
