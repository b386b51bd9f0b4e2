package dev.courant.ingest.fetch.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up. Names under {@code localhost} are this machine, which not every resolver knows. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761#section-6.3">RFC 6761, section 6.3</a>
 */
public final class LoopbackDns implements Dns {
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return hostname.endsWith(".localhost")
                ? List.of(InetAddress.getByAddress(hostname, new byte[] {127, 0, 0, 1}))
                : Dns.SYSTEM.lookup(hostname);
    }
}
