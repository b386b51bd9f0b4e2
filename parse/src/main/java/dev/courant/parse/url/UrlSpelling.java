package dev.courant.parse.url;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Normalises percent-encoding: unreserved characters are decoded, everything that a URL may not contain raw is encoded,
 * hexadecimal digits are upper case. Reserved characters stay as they are, since raw and encoded ones may differ in
 * meaning.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986, section 6.2.2</a>
 */
final class UrlSpelling {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String RESERVED_BUT_RAW = "!$&'()*+,;=:@/?";

    private UrlSpelling() {}

    /** Normalises a path, query or fragment. */
    static String of(String part) {
        byte[] octets = part.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(octets.length + 16);
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xff;
            if (octet == '%' && isEncoded(octets, i)) {
                append(out, Character.digit(octets[i + 1], 16) << 4 | Character.digit(octets[i + 2], 16), "");
                i += 2;
            } else {
                append(out, octet, RESERVED_BUT_RAW);
            }
        }
        return out.toString();
    }

    private static boolean isEncoded(byte[] octets, int at) {
        return at + 2 < octets.length && HexFormat.isHexDigit(octets[at + 1]) && HexFormat.isHexDigit(octets[at + 2]);
    }

    private static void append(StringBuilder out, int octet, String alsoRaw) {
        if (isUnreserved(octet) || alsoRaw.indexOf(octet) >= 0) {
            out.append((char) octet);
        } else {
            out.append('%').append(HEX.toHexDigits((byte) octet));
        }
    }

    private static boolean isUnreserved(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || UNRESERVED_MARKS.indexOf(octet) >= 0;
    }
}
