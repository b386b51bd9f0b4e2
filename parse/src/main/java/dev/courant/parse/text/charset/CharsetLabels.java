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
        int end = start.indexOf("?>", Math.max(0, declaration));
        return declaration < 0 || end < 0 ? null : after(start.substring(declaration, end), "encoding", " ?");
    }

    /** Returns the charset that the first element with such an attribute names at the start of a page, or null. */
    static @Nullable String ofMeta(String start) {
        int at = start.toLowerCase(Locale.ROOT).indexOf("charset=");
        return at < 0 ? null : after(start.substring(at), "charset", "\"'>;/ \t\r\n");
    }

    private static @Nullable String after(String text, String name, String ends) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(name);
        int equals = at < 0 ? -1 : text.indexOf('=', at);
        if (equals < 0) {
            return null;
        }
        String rest = text.substring(equals + 1).strip();
        boolean quoted = rest.startsWith("\"") || rest.startsWith("'");
        String stops = quoted ? rest.substring(0, 1) : ends;
        int from = quoted ? 1 : 0;
        int to = from;
        while (to < rest.length() && stops.indexOf(rest.charAt(to)) < 0) {
            to++;
        }
        return rest.substring(from, to);
    }
}
