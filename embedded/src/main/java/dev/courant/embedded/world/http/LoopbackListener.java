package dev.courant.embedded.world.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Bare connections to a port of loopback, for servers in tests and benchmarks that break HTTP on purpose, or stand for
 * thousands of hosts. Each connection has a virtual thread. Thread-safe.
 */
public final class LoopbackListener implements AutoCloseable {
    private final ServerSocket socket;
    private final Handler handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Serves a connection. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Serves a connection, which is closed afterwards.
         *
         * @param client the connection
         * @throws Exception when the client goes away, or for any other reason; it is ignored
         */
        void serve(Socket client) throws Exception;
    }

    private LoopbackListener(ServerSocket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    /**
     * Starts to listen on a free port.
     *
     * @param backlog how many connections may wait to be accepted
     * @param handler serves each connection
     * @return the running listener
     */
    public static LoopbackListener start(int backlog, Handler handler) {
        try {
            ServerSocket socket = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
            LoopbackListener listener = new LoopbackListener(socket, handler);
            listener.threads.execute(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the port} */
    public int port() {
        return socket.getLocalPort();
    }

    /** Accepts no more connections and interrupts those that are served. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            handler.serve(client);
        } catch (Exception e) {
            // The client went away; that is for it to report.
        }
    }
}
