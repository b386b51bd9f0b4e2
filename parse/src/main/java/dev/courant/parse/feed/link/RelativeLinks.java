package dev.courant.parse.feed.link;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the relative links in a piece of HTML absolute and keeps every other character. It scans start tags instead of
 * parsing the HTML, so the rest of the markup is not normalized.
 */
public final class RelativeLinks {
    private static final Set<String> LINKS =
            Set.of("href", "src", "action", "background", "cite", "data", "formaction", "longdesc", "poster");

    private final String html;
    private final Base base;
    private final StringBuilder out = new StringBuilder();
    private int copied;
    private int at;

    private RelativeLinks(String html, Base base) {
        this.html = html;
        this.base = base;
    }

    /** Returns the HTML with the links in its start tags resolved against the base. */
    public static String resolve(String html, Base base) {
        return base.uri() == null || html.indexOf('<') < 0 ? html : new RelativeLinks(html, base).run();
    }

    private String run() {
        for (at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
            at++;
            if (at < html.length() && isNameChar(html.charAt(at))) {
                skipName();
                attributes();
            }
        }
        return copied == 0 ? html : out.append(html, copied, html.length()).toString();
    }

    private void attributes() {
        while (at < html.length() && html.charAt(at) != '>') {
            if (isNameChar(html.charAt(at))) {
                attribute();
            } else {
                at++;
            }
        }
    }

    private void attribute() {
        int start = at;
        skipName();
        String name = html.substring(start, at).toLowerCase(Locale.ROOT);
        skipSpace();
        if (at < html.length() && html.charAt(at) == '=') {
            at++;
            skipSpace();
            value(LINKS.contains(name));
        }
    }

    private void value(boolean link) {
        if (at >= html.length()) {
            return;
        }
        char quote = html.charAt(at);
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? at + 1 : at;
        int to = quoted ? html.indexOf(quote, from) : endOfWord(from);
        to = to < 0 ? html.length() : to;
        at = quoted ? to + 1 : to;
        if (link) {
            replace(from, to, absolute(html.substring(from, to)));
        }
    }

    private @Nullable String absolute(String link) {
        String trimmed = link.strip();
        boolean local = trimmed.isEmpty() || trimmed.startsWith("#") || Uris.scheme(trimmed) != null;
        return local ? null : base.resolve(trimmed);
    }

    private void replace(int from, int to, @Nullable String by) {
        if (by != null) {
            out.append(html, copied, from).append(by);
            copied = to;
        }
    }

    private void skipName() {
        while (at < html.length() && isNameChar(html.charAt(at))) {
            at++;
        }
    }

    private void skipSpace() {
        while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
            at++;
        }
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < html.length() && html.charAt(end) != '>' && !Character.isWhitespace(html.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameChar(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == ':' || c == '_';
    }
}
