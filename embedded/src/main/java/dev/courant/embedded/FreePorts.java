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
     * Returns a preferred port if it is free.
     *
     * @param preferred the port to try first
     * @return that port, or any other that is free now
     */
    public static int preferring(int preferred) {
        return isFree(preferred) ? preferred : any();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
