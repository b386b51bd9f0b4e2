package dev.courant.ingest.websub;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/** Ends each connection after a while, however busy it is: who sends a byte now and then is never idle. Thread-safe. */
final class ConnectionLife implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration longest;
    private final Map<Connection, Scheduler.Task> ends = new ConcurrentHashMap<>();

    ConnectionLife(Scheduler scheduler, Duration longest) {
        this.scheduler = scheduler;
        this.longest = longest;
    }

    @Override
    public void onOpened(Connection connection) {
        ends.put(connection, scheduler.schedule(() -> end(connection), longest));
    }

    @Override
    public void onClosed(Connection connection) {
        Scheduler.Task end = ends.remove(connection);
        if (end != null) {
            boolean unused = end.cancel();
        }
    }

    private void end(Connection connection) {
        connection.getEndPoint().close(new TimeoutException("the connection lasted longer than " + longest));
    }
}
