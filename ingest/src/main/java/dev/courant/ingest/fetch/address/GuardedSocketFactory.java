package dev.courant.ingest.fetch.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Makes sockets that check the address they connect to. Every connection passes here, whatever name it was made for and
 * however often that name was looked up before, so DNS rebinding cannot get around the check. Thread-safe.
 */
public final class GuardedSocketFactory extends SocketFactory {
    private final AddressGuard guard;

    /**
     * Makes sockets for the addresses that a guard allows.
     *
     * @param guard decides
     */
    public GuardedSocketFactory(AddressGuard guard) {
        this.guard = guard;
    }

    /** The address must not be contacted. */
    public static final class AddressRefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        /**
         * An address was refused.
         *
         * @param address the address
         */
        public AddressRefusedException(InetAddress address) {
            super(address.getHostAddress() + " is not a public address");
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                check(endpoint);
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    private Socket connected(InetSocketAddress endpoint) throws IOException {
        Socket socket = createSocket();
        socket.connect(endpoint, 0);
        return socket;
    }

    private void check(SocketAddress endpoint) throws AddressRefusedException {
        if (endpoint instanceof InetSocketAddress target
                && target.getAddress() != null
                && !guard.allows(target.getAddress())) {
            throw new AddressRefusedException(target.getAddress());
        }
    }
}
