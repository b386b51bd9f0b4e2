package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.xml.FeedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads authors: the person constructs of Atom, and the lines with name and email address of RSS and Dublin Core. */
final class FeedPeople {
    private static final String EDGES = " \t\r\n,;:-<>()[]\"";

    private FeedPeople() {}

    /** Returns the distinct persons in these children, in their order. */
    static List<FeedPerson> of(FeedElement parent, List<String> names, Base base) {
        return parent.all(names)
                .map(element -> person(element, base))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static @Nullable FeedPerson person(FeedElement element, Base base) {
        return element.hasChildren() ? construct(element, base) : ofLine(element.text());
    }

    /**
     * Reads {@code address (name)}, {@code name <address>}, {@code name (address)}, an address or a name. Blank: null.
     */
    static @Nullable FeedPerson ofLine(String text) {
        String line = String.join(" ", FeedText.withoutMarkup(text).strip().split("\\s+"));
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

    private static @Nullable FeedPerson construct(FeedElement element, Base base) {
        String written = element.firstText(names("name"));
        String name = written == null ? null : FeedText.withoutMarkup(written);
        String email = element.firstText(names("email"));
        String uri = element.base(base)
                .link(element.firstText(List.of("atom:uri", "atom:url", "uri", "url", "atom:homepage")));
        if (name == null && email == null && uri == null) {
            return ofLine(element.allText());
        }
        return new FeedPerson(name, email, uri);
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
