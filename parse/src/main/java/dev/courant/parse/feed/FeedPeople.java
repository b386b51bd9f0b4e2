package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.xml.FeedElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads authors: the person constructs of Atom, and the lines with name and email address of RSS and Dublin Core. */
final class FeedPeople {
    private static final String EDGES = " \t\r\n,;:-<>()[]\"";

    private static final Pattern OPENER = Pattern.compile("(?i:by|por|par)\\s+(?=\\p{Lu}\\S*\\s)");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Set<String> NOBODY = Set.of("null", "none", "undefined", "n/a", "nil");
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");

    private FeedPeople() {}

    /** Returns the distinct persons in these children, in their order. */
    static List<FeedPerson> of(FeedElement parent, List<String> names, Base base) {
        Map<Object, FeedPerson> found = new LinkedHashMap<>();
        parent.all(names)
                .map(element -> person(element, base))
                .filter(Objects::nonNull)
                .forEach(person ->
                        found.merge(person.name() == null ? person : person.name(), person, FeedPeople::fuller));
        return List.copyOf(found.values());
    }

    /** The first of two persons of one name, unless only the second has an address. */
    private static FeedPerson fuller(FeedPerson first, FeedPerson second) {
        return first.email() == null && first.uri() == null ? second : first;
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
        if (WEB.matcher(line).matches()) {
            return new FeedPerson(null, null, line);
        }
        if (at < 0) {
            String name = IN_BRACKETS.matcher(line).matches() ? trim(line) : named(line);
            return name.isEmpty() || NOBODY.contains(name.toLowerCase(Locale.ROOT))
                    ? null
                    : new FeedPerson(name, null, null);
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
        return new FeedPerson(name.isEmpty() ? null : named(name), email, null);
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

    /** Without the "by" that belongs to a byline. */
    private static String named(String line) {
        return OPENER.matcher(line).lookingAt() ? OPENER.matcher(line).replaceFirst("") : line;
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
