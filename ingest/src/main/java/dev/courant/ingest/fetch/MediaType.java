package dev.courant.ingest.fetch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code Content-Type} header.
 *
 * @param type type and subtype in lower case; empty when the header is missing
 * @param charset the charset parameter; null when there is none
 */
public record MediaType(String type, @Nullable String charset) {
    private static final String CHARSET = "charset=";

    /**
     * Reads a header, as leniently as browsers do.
     *
     * @param header the header; null when it is missing
     * @return its content
     */
    public static MediaType parse(@Nullable String header) {
        if (header == null) {
            return new MediaType("", null);
        }
        String[] parts = header.split(";", -1);
        String charset = null;
        for (int i = 1; i < parts.length && charset == null; i++) {
            charset = charset(parts[i].strip());
        }
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), charset);
    }

    /** {@return whether the document may be an HTML page; it may when the server names no type} */
    public boolean mayBeHtml() {
        return switch (type) {
            case "", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream" -> true;
            default -> false;
        };
    }

    private static @Nullable String charset(String parameter) {
        if (!parameter.regionMatches(true, 0, CHARSET, 0, CHARSET.length())) {
            return null;
        }
        String value = parameter.substring(CHARSET.length()).replace("\"", "").strip();
        return value.isEmpty() ? null : value;
    }
}
