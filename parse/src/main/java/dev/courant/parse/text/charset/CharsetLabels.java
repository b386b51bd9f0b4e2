package dev.courant.parse.text.charset;

import dev.courant.parse.text.Resources;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels that name a document's charset. A label means what it means in practice, which is mostly the larger
 * charset that its users have (WHATWG Encoding, section 4.2). Pure functions.
 */
public final class CharsetLabels {
    private static final Map<String, String> MEANT =
            Resources.properties(CharsetLabels.class, "charset-labels.properties");

    private CharsetLabels() {}

    /** Returns the charset that a label means; empty if it means none that Java knows. */
    public static Optional<Charset> charset(String label) {
        String name = label.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the charset parameter of a {@code Content-Type} header as it stands there, without quotes.
     *
     * @param header the header; null if there is none
     * @return the label; null if there is none
     */
    public static @Nullable String ofContentType(@Nullable String header) {
        return header == null ? null : after(header, "charset", ";");
    }

    /** Returns the encoding that the XML declaration at the start of a document names, or null. */
    static @Nullable String ofXmlDeclaration(String start) {
        int declaration = start.indexOf("<?xml");
        int end = declaration < 0 ? -1 : start.indexOf("?>", declaration);
        return end < 0 ? null : after(start.substring(declaration, end), "encoding", " ?");
    }

    /** Returns the charset that the first element with such an attribute names at the start of a page, or null. */
    static @Nullable String ofMeta(String start) {
        int name = "charset".length();
        for (int equals = start.indexOf('='); equals >= 0; equals = start.indexOf('=', equals + 1)) {
            if (start.regionMatches(true, equals - name, "charset", 0, name)) {
                return value(start, equals + 1, "\"'>;/ \t\r\n");
            }
        }
        return null;
    }

    private static @Nullable String after(String text, String name, String ends) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(name);
        int equals = at < 0 ? -1 : text.indexOf('=', at);
        return equals < 0 ? null : value(text, equals + 1, ends);
    }

    /** Returns the value that begins at an index, or after white space there: in quotes, or up to one of the ends. */
    private static String value(String text, int begin, String ends) {
        int from = begin;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        boolean quoted = from < text.length() && (text.charAt(from) == '"' || text.charAt(from) == '\'');
        String stops = quoted ? text.substring(from, from + 1) : ends;
        int start = quoted ? from + 1 : from;
        int to = start;
        while (to < text.length() && stops.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return quoted ? text.substring(start, to) : text.substring(start, to).stripTrailing();
    }
}
