package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.xml.FeedElement;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads links: in RSS the text is the address, in Atom {@code href}, with a relation and a type (RFC 4287, section
 * 4.2.7).
 */
final class FeedLinks {
    private static final Pattern ANCHOR =
            Pattern.compile("(?is)\\s*<a\\s[^<>]*?href\\s*=\\s*[\"']?([^\"'<>]+)[\"'][^<>]*>.*</a>\\s*");

    private static final String ATOM_LINK = "atom:link";
    private static final String ALTERNATE = "alternate";

    /** The prefix of registered relations that are written as URIs (RFC 4287, section 4.2.7.2). */
    private static final String IANA = "http://www.iana.org/assignments/relation/";

    private FeedLinks() {}

    /** Returns the page of a feed or entry; null when it has none. */
    static @Nullable String page(FeedElement parent, Base base) {
        return Stream.concat(
                        parent.all("link").stream().map(link -> address(link, base)),
                        Stream.concat(pages(parent, base, "text/html"), pages(parent, base, "")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the addresses of the Atom links of a relation whose type starts with the given one. */
    static Stream<String> related(FeedElement parent, Base base, String relation, String type) {
        return parent.all(ATOM_LINK).stream()
                .filter(link -> relation(link).equals(relation))
                .filter(link -> attribute(link, "type").startsWith(type))
                .map(link -> address(link, base))
                .filter(Objects::nonNull);
    }

    private static Stream<String> pages(FeedElement parent, Base base, String type) {
        return related(parent, base, ALTERNATE, type);
    }

    static String relation(FeedElement link) {
        String relation = attribute(link, "rel");
        String name = relation.startsWith(IANA) ? relation.substring(IANA.length()) : relation;
        return name.isEmpty() ? ALTERNATE : name;
    }

    private static String attribute(FeedElement element, String name) {
        String value = element.attribute(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    /** The address of an anchor that was written, escaped, in the place of an address. */
    private static String addressIn(String text) {
        Matcher anchor = ANCHOR.matcher(text);
        return anchor.matches() ? anchor.group(1).strip() : text;
    }

    static @Nullable String address(FeedElement link, Base base) {
        Base within = link.base(base);
        String href = link.rawAttribute("href");
        String text = href == null ? addressIn(link.text()) : href;
        return within.link(!text.isBlank() ? text : href != null && within.explicit() ? within.uri() : null);
    }
}
