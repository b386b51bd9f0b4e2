package dev.courant.parse.feed;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What charset a label means in practice: mostly the larger one that its users have (WHATWG Encoding, section 4.2). */
final class CharsetLabels {
    private static final Map<String, String> MEANT = Resources.properties("charset-labels.properties");

    private CharsetLabels() {}

    static Optional<Charset> charset(@Nullable String label) {
        if (label == null) {
            return Optional.empty();
        }
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The charset parameter of a {@code Content-Type} header, or null. */
    static @Nullable String ofContentType(@Nullable String header) {
        return header == null ? null : after(header, "charset", ";");
    }

    /** The encoding that the XML declaration at the start of a text names, or null. */
    static @Nullable String ofDeclaration(String start) {
        int declaration = start.indexOf("<?xml");
        int end = start.indexOf("?>", Math.max(0, declaration));
        return declaration < 0 || end < 0 ? null : after(start.substring(declaration, end), "encoding", " ?");
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
