package dev.courant.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The sockets on which a broker and its controller listen. They are bound before the configuration is written, which
 * names their ports, and then handed to the servers; so no other program can take a port in between. Used by one thread
 * until the servers run.
 */
final class ListeningSockets implements ServerSocketFactory, AutoCloseable {
    private final Map<String, ServerSocketChannel> free = new HashMap<>();

    /**
     * Binds a listener to loopback.
     *
     * @param port the port; 0: any that is free
     * @return the port
     * @throws PortTakenException when it cannot be listened on
     */
    int bind(String listener, int port) {
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            free.put(listener, socket);
            socket.configureBlocking(false);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket.socket().getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(port, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel socket = free.remove(listener);
        if (socket == null) {
            throw new IOException("no socket was bound for the listener " + listener);
        }
        return socket;
    }

    /** Closes the sockets that no server has taken. */
    @Override
    public synchronized void close() throws IOException {
        for (ServerSocketChannel socket : free.values()) {
            socket.close();
        }
        free.clear();
    }
}
