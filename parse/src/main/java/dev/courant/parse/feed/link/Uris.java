package dev.courant.parse.feed.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references against a base (RFC 3986, section 5.2). Works on plain text and neither encodes, decodes nor
 * rejects anything, because addresses in feeds often contain spaces and letters that strict parsers reject.
 */
public final class Uris {
    private static final Set<String> UNSET = Set.of(
            "n/a", "na", "none", "null", "nil", "undefined", "false", "-", "#", "about:blank", "http://", "https://");
    private static final Set<String> ACTIVE = Set.of("javascript", "data", "vbscript", "file", "jar");

    private static final String WWW = "www.";
    private static final Pattern SCHEME_AGAIN =
            Pattern.compile("^(?:https?:/{1,2})+(?=https?://)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*[\\r\\n]\\s*|\\t");

    /** Ampersands that are escaped once more than the document's own escaping asks for. */
    private static final Pattern AMPERSAND = Pattern.compile("&(?:amp|#0{0,3}38|#[xX]0{0,3}26);");

    private Uris() {}

    /** Makes a reference absolute; without a base that has an authority, the reference stays as it is. */
    public static String resolve(@Nullable String base, String reference) {
        String ref = trimmed(reference);
        if (base == null || ref.isEmpty() || scheme(ref) != null) {
            return ref;
        }
        String scheme = scheme(base);
        int authority = scheme == null ? -1 : scheme.length() + 1;
        if (authority < 0 || !base.startsWith("//", authority)) {
            return ref;
        }
        if (ref.startsWith("//")) {
            return base.substring(0, authority) + ref;
        }
        int path = end(base, authority + 2, "/?#");
        if (isHost(ref.substring(0, end(ref, 0, "/?#")), base.substring(authority + 2, path))) {
            return base.substring(0, authority) + "//" + ref;
        }
        return base.substring(0, path) + resolvePath(base.substring(path), ref);
    }

    /** Whether a relative reference begins with the name of a host, so that it is an address without its scheme. */
    private static boolean isHost(String start, String host) {
        String plain = start.toLowerCase(Locale.ROOT);
        return plain.equals(host.toLowerCase(Locale.ROOT))
                || plain.startsWith(WWW) && plain.indexOf('.', WWW.length() + 1) > 0 && !plain.endsWith(".");
    }

    /** Returns the scheme of an address in lower case; null when the address is relative. */
    static @Nullable String scheme(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == ':') {
                return i == 0 ? null : uri.substring(0, i).toLowerCase(Locale.ROOT);
            }
            if (!(c < 0x80 && Character.isLetter(c)) && (i == 0 || !Character.isDigit(c) && "+-.".indexOf(c) < 0)) {
                return null;
            }
        }
        return null;
    }

    /**
     * Whether a reference is what templates write that have no address: a word for it, or a placeholder in characters
     * that no address may contain (RFC 3986, section 2).
     */
    static boolean isUnset(String reference) {
        String ref = reference.strip();
        String path = ref.substring(0, end(ref, 0, "?#"));
        return path.indexOf('<') >= 0
                || path.indexOf('>') >= 0
                || path.contains("{{")
                || path.contains("${")
                || path.contains("](")
                || UNSET.contains(ref.toLowerCase(Locale.ROOT));
    }

    /** Whether an address is an absolute http or https URL. */
    public static boolean isWeb(String uri) {
        String scheme = scheme(uri);
        return "http".equals(scheme) || "https".equals(scheme);
    }

    /** Whether an address is an absolute one that does not lead to a page, such as {@code tag:} or {@code urn:}. */
    public static boolean isOther(String uri) {
        return scheme(uri) != null && !isWeb(uri);
    }

    /** Whether opening an address could run code or read a local file. */
    public static boolean isActive(String uri) {
        String scheme = scheme(trimmed(uri));
        return scheme != null && ACTIVE.contains(scheme);
    }

    /** Returns an address with each ampersand that is escaped as in HTML as the character that is meant. */
    static String withPlainAmpersands(String address) {
        return address.indexOf('&') < 0 ? address : AMPERSAND.matcher(address).replaceAll("&");
    }

    /**
     * Removes what browsers remove before they read an address: white space and control characters around it, tabs and
     * line ends anywhere (WHATWG URL, section 4.4); also the indentation around line ends, and a scheme before another.
     */
    private static String trimmed(String uri) {
        String within = SCHEME_AGAIN.matcher(uri.strip()).replaceFirst("");
        int start = 0;
        int end = within.length();
        while (start < end && within.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && within.charAt(end - 1) <= ' ') {
            end--;
        }
        String middle = within.substring(start, end);
        return middle.chars().anyMatch(Uris::isDroppedAnywhere)
                ? LINE_BREAK.matcher(middle).replaceAll("")
                : middle;
    }

    private static boolean isDroppedAnywhere(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static String resolvePath(String base, String ref) {
        int query = end(base, 0, "?#");
        return switch (ref.charAt(0)) {
            case '#' -> base.substring(0, end(base, 0, "#")) + ref;
            case '?' -> base.substring(0, query) + ref;
            case '/' -> withoutDots(ref);
            default -> {
                String folder = base.substring(0, base.substring(0, query).lastIndexOf('/') + 1);
                yield withoutDots((folder.isEmpty() ? "/" : folder) + ref);
            }
        };
    }

    private static String withoutDots(String pathAndMore) {
        int end = end(pathAndMore, 0, "?#");
        String path = pathAndMore.substring(0, end);
        if (!path.contains("/.")) {
            return pathAndMore;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            boolean up = segments[i].equals("..");
            if (up && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!up && !segments[i].equals(".")) {
                kept.add(segments[i]);
            } else if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept) + pathAndMore.substring(end);
    }

    private static int end(String text, int from, String stops) {
        int i = from;
        while (i < text.length() && stops.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
