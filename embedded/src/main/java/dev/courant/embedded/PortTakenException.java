package dev.courant.embedded;

import dev.courant.runtime.CourantException;

/** A server cannot listen on a port, because another program does, or this user may not. */
public final class PortTakenException extends CourantException {
    private static final long serialVersionUID = 1L;

    private final int port;

    /**
     * Creates the exception.
     *
     * @param port the port on loopback
     * @param cause what the system says
     */
    PortTakenException(int port, String cause) {
        super("port " + port + " on 127.0.0.1 cannot be listened on: " + cause);
        this.port = port;
    }

    /** {@return the port} */
    public int port() {
        return port;
    }
}
