package dev.courant.parse.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads authors: Atom's person constructs, and names and addresses in one line as RSS and Dublin Core have them. */
final class FeedPeople {
    private static final String EDGES = " \t\r\n,;:-<>()[]\"";

    private FeedPeople() {}

    /** All persons of these elements, in order, each once. */
    static List<FeedPerson> of(Fields fields, List<String> names, Base base) {
        return fields.all(names)
                .map(element -> person(element, base))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static @Nullable FeedPerson person(Element element, Base base) {
        return element.getChildren().isEmpty() ? ofLine(element.getText()) : construct(element, base);
    }

    /** Reads {@code address (name)}, {@code name <address>}, {@code name (address)}, an address or a name. */
    static @Nullable FeedPerson ofLine(String text) {
        String line = String.join(" ", text.strip().split("\\s+"));
        int at = line.indexOf('@');
        if (at < 0) {
            return line.isEmpty() ? null : new FeedPerson(line, null, null);
        }
        int from = at;
        while (from > 0 && isAddress(line.charAt(from - 1))) {
            from--;
        }
        int to = at + 1;
        while (to < line.length() && isAddress(line.charAt(to))) {
            to++;
        }
        if (from == at || to == at + 1) {
            return new FeedPerson(line, null, null);
        }
        String name = trim((trim(line.substring(0, from)) + " " + trim(line.substring(to))));
        String email = line.substring(line.startsWith("mailto:", from) ? from + 7 : from, to);
        return new FeedPerson(name.isEmpty() ? null : name, email, null);
    }

    private static @Nullable FeedPerson construct(Element element, Base base) {
        Fields fields = new Fields(element);
        String name = fields.text(names("name"));
        String email = fields.text(names("email"));
        String uri = fields.text(List.of("atom:uri", "atom:url", "uri", "url", "atom:homepage"));
        if (name == null && email == null && uri == null) {
            return ofLine(element.getValue());
        }
        return new FeedPerson(
                name, email, uri == null ? null : base.within(element).resolve(uri));
    }

    private static List<String> names(String name) {
        List<String> names = new ArrayList<>();
        for (String prefix : List.of("atom:", "", "itunes:", "foreign:")) {
            names.add(prefix + name);
        }
        return names;
    }

    private static boolean isAddress(char c) {
        return Character.isLetterOrDigit(c) || "._%+-:".indexOf(c) >= 0;
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && EDGES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
