package dev.courant.parse.feed;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads links: RSS has an address as text, Atom has {@code href} with a relation and a type (RFC 4287, section 4.2.7).
 */
final class FeedLinks {
    private static final String ATOM_LINK = "atom:link";
    private static final String ALTERNATE = "alternate";

    /** A registered relation written in full (RFC 4287, section 4.2.7.2). */
    private static final String IANA = "http://www.iana.org/assignments/relation/";

    private FeedLinks() {}

    /** The page that a feed or entry stands for, or null. */
    static @Nullable String page(Fields fields, Base base) {
        return Stream.concat(
                        fields.all("link").stream().map(link -> address(link, base)),
                        Stream.concat(pages(fields, base, "text/html"), pages(fields, base, "")))
                .filter(Objects::nonNull)
                .filter(link -> !Uris.isActive(link))
                .findFirst()
                .orElse(null);
    }

    /** The addresses of the Atom links with a relation; the type starts with the one given. */
    static Stream<String> related(Fields fields, Base base, String relation, String type) {
        return fields.all(ATOM_LINK).stream()
                .filter(link -> relation(link).equals(relation))
                .filter(link -> attribute(link, "type").startsWith(type))
                .map(link -> address(link, base))
                .filter(Objects::nonNull);
    }

    private static Stream<String> pages(Fields fields, Base base, String type) {
        return related(fields, base, ALTERNATE, type);
    }

    static String relation(Element link) {
        String relation = attribute(link, "rel");
        String name = relation.startsWith(IANA) ? relation.substring(IANA.length()) : relation;
        return name.isEmpty() ? ALTERNATE : name;
    }

    private static String attribute(Element element, String name) {
        String value = Attributes.value(element, name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    static @Nullable String address(Element link, Base base) {
        Base within = base.within(link);
        String href = Attributes.raw(link, "href");
        String text = href == null ? link.getText() : href;
        return !text.isBlank() ? within.resolve(text) : href != null && within.explicit() ? within.uri() : null;
    }

    static List<String> hubs(Fields fields, Base base) {
        return related(fields, base, "hub", "").distinct().toList();
    }
}
