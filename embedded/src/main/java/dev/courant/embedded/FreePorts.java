package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds free ports on loopback. Stateless and thread-safe. */
public final class FreePorts {
    private FreePorts() {}

    /** {@return a port that is free now} */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CourantException("no free port on loopback: " + e.getMessage(), e);
        }
    }

    /**
     * Checks that a port can be listened on, before other things are started that would have to be stopped again.
     *
     * @param what what is to be served there, for the message
     * @param host the address to listen on
     * @param port the port; 0: any that is free
     * @param option what to set to another port
     * @throws CourantException when it cannot be listened on
     */
    public static void require(String what, String host, int port, String option) {
        try {
            tryBind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new CourantException(
                    what + " cannot be served on " + host + ":" + port + ": " + e.getMessage() + "; set " + option
                            + " to another port",
                    e);
        }
    }

    private static void tryBind(InetSocketAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address, 1);
        }
    }
}
