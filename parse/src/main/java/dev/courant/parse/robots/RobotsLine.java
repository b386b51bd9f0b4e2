package dev.courant.parse.robots;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line with a known key. Keys are recognised as leniently as by Google's open-source parser: by their beginning, with
 * frequent typos, and with white space in place of a forgotten colon.
 *
 * @param value the value, one character for each octet of the file
 * @see <a href="https://github.com/google/robotstxt">Google's parser</a>
 */
record RobotsLine(Key key, String value) {
    enum Key {
        USER_AGENT,
        ALLOW,
        DISALLOW,
        CRAWL_DELAY,
        SITEMAP
    }

    private static final Map<Key, List<String>> BEGINNINGS = Map.of(
            Key.USER_AGENT, List.of("user-agent", "useragent", "user agent"),
            Key.ALLOW, List.of("allow"),
            Key.DISALLOW, List.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"),
            Key.CRAWL_DELAY, List.of("crawl-delay", "crawldelay", "crawl delay"),
            Key.SITEMAP, List.of("sitemap", "site-map"));

    /** Reads a line; empty for comments and unknown keys. */
    static Optional<RobotsLine> parse(String line) {
        int comment = line.indexOf('#');
        String text = strip(comment < 0 ? line : line.substring(0, comment));
        int colon = text.indexOf(':');
        int separator = colon >= 0 ? colon : onlyGap(text);
        if (separator < 0) {
            return Optional.empty();
        }
        String value = strip(text.substring(separator + 1));
        return key(strip(text.substring(0, separator))).map(key -> new RobotsLine(key, value));
    }

    /** Returns where the white space is in a line of exactly two words; -1 for any other line. */
    private static int onlyGap(String text) {
        int gap = gap(text, 0);
        int word = gap;
        while (word >= 0 && isGap(text.charAt(word))) {
            word++;
        }
        return gap >= 0 && gap(text, word) < 0 ? gap : -1;
    }

    private static int gap(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isGap(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\t';
    }

    private static Optional<Key> key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(lower::startsWith))
                .map(Map.Entry::getKey)
                .findAny();
    }

    /** Strips ASCII white space only: 0x85 and 0xA0 are white space in Unicode, but parts of letters in UTF-8. */
    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
