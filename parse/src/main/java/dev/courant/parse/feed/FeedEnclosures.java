package dev.courant.parse.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads the files that belong to an entry: RSS enclosures, Atom links and Media RSS, each address once. */
final class FeedEnclosures {
    private static final List<String> NAMES =
            List.of("enclosure", "atom:link", "media:content", "media:thumbnail", "media:peerlink");

    private FeedEnclosures() {}

    static List<FeedEnclosure> of(Fields fields, Base base) {
        Map<String, FeedEnclosure> found = new LinkedHashMap<>();
        fields.all(NAMES)
                .filter(e ->
                        !e.getName().equals("link") || FeedLinks.relation(e).equals("enclosure"))
                .map(e -> enclosure(e, base))
                .filter(Objects::nonNull)
                .forEach(e -> found.putIfAbsent(e.url(), e));
        return List.copyOf(found.values());
    }

    private static @Nullable FeedEnclosure enclosure(Element element, Base base) {
        String url = Attributes.first(element, "url", "href");
        return url == null
                ? null
                : new FeedEnclosure(
                        base.within(element).resolve(url),
                        Attributes.value(element, "type"),
                        length(Attributes.first(element, "length", "filesize")));
    }

    private static @Nullable Long length(@Nullable String text) {
        try {
            long length = text == null ? -1 : Long.parseLong(text);
            return length < 0 ? null : (Long) length;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
