package dev.courant.ingest.fetch.address;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of IP addresses in CIDR form.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632</a>
 */
record AddressRange(byte[] network, int prefix) {
    /**
     * Reads a range such as {@code 10.0.0.0/8} or {@code fc00::/7}, or a single address.
     *
     * @throws IllegalArgumentException when the text is not an address range
     */
    static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            byte[] network = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash))
                    .getAddress();
            int prefix = slash < 0 ? network.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (prefix < 0 || prefix > network.length * 8) {
                throw notARange(cidr);
            }
            return new AddressRange(network, prefix);
        } catch (IllegalArgumentException e) {
            throw notARange(cidr);
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(network, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (network[whole] & mask) == (other[whole] & mask);
    }

    private static IllegalArgumentException notARange(String cidr) {
        return new IllegalArgumentException(
                cidr + " is not an address range: write one such as 10.1.0.0/16 or fd00::/8");
    }
}
