package dev.courant.ingest.fetch.address;

import dev.courant.runtime.CourantException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** Reads the address of the proxy. Stateless. */
public final class ProxyAddress {
    private static final int LAST_PORT = 65_535;

    private ProxyAddress() {}

    /**
     * Reads an address such as {@code proxy.example.org:3128}.
     *
     * @param text host and port
     * @return the proxy; null when the text is empty
     * @throws CourantException when the text is not a host and a port
     */
    public static @Nullable Proxy parse(String text) {
        if (text.isBlank()) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon)).strip();
        int port = port(text.substring(colon + 1).strip());
        if (host.isEmpty() || host.contains("/") || port < 1 || port > LAST_PORT) {
            throw new CourantException(
                    "COURANT_FETCH_PROXY=" + text + ": write host and port, such as proxy.example.org:3128");
        }
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(unbracketed(host), port));
    }

    private static int port(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
