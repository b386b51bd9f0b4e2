package dev.courant.parse.robots;

import java.util.HexFormat;

/**
 * Normalises paths and patterns before they are compared: unreserved characters are decoded, whatever a URL may not
 * contain is percent-encoded, hexadecimal digits are upper case.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309#section-2.2.2">RFC 9309, section 2.2.2</a>
 */
final class RobotsPath {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String DELIMITERS = "/?;";

    /** What URLs do not hold, and the apostrophe, which browsers encode in queries although they need not. */
    private static final String NEVER_RAW = "\"<>\\^`{|}'";

    private RobotsPath() {}

    /**
     * Returns path, parameters and query of a URL as it is requested, beginning with a slash. Stars and dollar signs
     * are percent-encoded, so that only patterns contain them raw (section 2.2.3).
     */
    static String ofUrl(String url) {
        int authority = afterScheme(url);
        int fragment = url.indexOf('#');
        int end = fragment < 0 ? url.length() : fragment;
        int start = indexOfAny(url, authority);
        if (start < 0 || start >= end) {
            return "/";
        }
        String path = url.substring(start, end);
        return ofRequest(path.charAt(0) == '/' ? path : "/" + path);
    }

    /** As {@link #ofUrl}, for a path and query alone. */
    static String ofRequest(String target) {
        return normalise(target, false);
    }

    /**
     * Normalises a pattern, in which stars, and a dollar sign at the end, keep their meaning.
     *
     * @param octets one character for each octet
     */
    static String ofPattern(String octets) {
        return normalise(octets, true);
    }

    private static int afterScheme(String url) {
        int start = url.startsWith("//") ? 2 : 0;
        int scheme = url.indexOf("://", start);
        int path = indexOfAny(url, start);
        return scheme < 0 || path >= 0 && path < scheme ? start : scheme + 3;
    }

    private static int indexOfAny(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (DELIMITERS.indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String normalise(String text, boolean pattern) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c == '*' || c == '$';
            boolean meant = pattern && (c == '*' || i == text.length() - 1);
            if (c == '%' && isEncoded(text, i)) {
                appendEncoded(out, (char) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else if (special && !meant || isNeverRaw(c) || pattern && c > 0x7f) {
                encode(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEncoded(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static void appendEncoded(StringBuilder out, char c) {
        if (isUnreserved(c)) {
            out.append(c);
        } else {
            encode(out, c);
        }
    }

    private static void encode(StringBuilder out, char c) {
        out.append('%').append(HEX.toHexDigits((byte) c));
    }

    private static boolean isNeverRaw(char c) {
        return c <= ' ' || c == 0x7f || NEVER_RAW.indexOf(c) >= 0;
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
