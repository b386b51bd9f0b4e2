package dev.courant.ingest.websub.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads {@code Link} headers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288, section 3</a>
 */
final class LinkHeaders {
    private static final int MOST = 32;

    private LinkHeaders() {}

    /** Returns the targets, as written, of links with a relation, but for links whose context is another document. */
    static Stream<String> targets(List<String> headers, String relation) {
        return headers.stream()
                .flatMap(header -> links(header).stream())
                .limit(MOST)
                .filter(link -> link.has(relation))
                .map(Link::target);
    }

    private record Link(String target, List<String> parameters) {
        boolean has(String relation) {
            return value("anchor").isEmpty()
                    && List.of(value("rel").split("\\s+")).contains(relation);
        }

        /** Returns the first parameter with a name; empty when there is none. */
        private String value(String name) {
            return parameters.stream()
                    .map(parameter -> parameter.split("=", 2))
                    .filter(parts -> parts.length == 2 && parts[0].strip().equalsIgnoreCase(name))
                    .map(parts -> parts[1].replace("\"", "").strip().toLowerCase(Locale.ROOT))
                    .findFirst()
                    .orElse("");
        }
    }

    private static List<Link> links(String header) {
        List<Link> links = new ArrayList<>();
        int at = header.indexOf('<');
        while (at >= 0 && links.size() < MOST) {
            int close = header.indexOf('>', at);
            if (close < 0) {
                break;
            }
            int end = unquoted(header, close + 1, header.length(), ',');
            links.add(new Link(header.substring(at + 1, close).strip(), parameters(header, close + 1, end)));
            at = header.indexOf('<', end);
        }
        return links;
    }

    private static List<String> parameters(String header, int from, int to) {
        List<String> found = new ArrayList<>();
        int start = from;
        while (start < to) {
            int end = unquoted(header, start, to, ';');
            found.add(header.substring(start, end));
            start = end + 1;
        }
        return found;
    }

    /** Returns the next index of a character outside quotes, or {@code to}. */
    private static int unquoted(String text, int from, int to, char wanted) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == wanted) {
                return i;
            }
        }
        return to;
    }
}
