package dev.courant.embedded.recorded;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all spellings of a URL share that a client would send as the same request. Stateless. */
final class SpellingKey {
    private static final Pattern URL =
            Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(?:#.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern BROKEN_ENCODING = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private SpellingKey() {}

    /** Returns the key of a URL; of what is no URL, the text itself. */
    static String of(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            return url;
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
        String query = parts.group(4) == null ? "" : parts.group(4);
        return scheme + "://" + authority(scheme, parts.group(2)) + decoded(path + query);
    }

    private static String authority(String scheme, String authority) {
        String standardPort = scheme.equals("https") ? ":443" : ":80";
        String named = authority.endsWith(standardPort)
                ? authority.substring(0, authority.length() - standardPort.length())
                : authority;
        return ascii(named).toLowerCase(Locale.ROOT);
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static String decoded(String part) {
        String whole = BROKEN_ENCODING.matcher(part.replace("+", "%2B")).replaceAll("%25");
        return URLDecoder.decode(whole, StandardCharsets.UTF_8);
    }
}
