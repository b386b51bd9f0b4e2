package dev.courant.ingest.fetch.address;

import dev.courant.runtime.CourantException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which IP addresses may be contacted: public ones, and those that the operator allows. It keeps publishers
 * from leading us into a private network (server-side request forgery). Immutable and thread-safe.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 */
public final class AddressGuard {
    /**
     * Includes the IPv6 forms that embed an IPv4 address (6to4, NAT64, SIIT, Teredo): they lead to any IPv4 address.
     */
    private static final List<AddressRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "::ffff:0:0:0/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "100:0:0:1::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(AddressRange::parse)
            .toList();

    private final List<AddressRange> allowed;

    /**
     * A guard that allows public addresses and some others.
     *
     * @param allow ranges such as {@code 10.1.0.0/16} that are allowed although they are not public
     * @throws CourantException when one of them is not an address range
     */
    public AddressGuard(List<String> allow) {
        try {
            allowed = allow.stream().map(AddressRange::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new CourantException("COURANT_FETCH_ALLOW: " + e.getMessage(), e);
        }
    }

    /**
     * Returns whether an address may be contacted.
     *
     * @param address the address
     * @return whether it may
     */
    public boolean allows(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address))
                || allowed.stream().anyMatch(range -> range.contains(address));
    }
}
