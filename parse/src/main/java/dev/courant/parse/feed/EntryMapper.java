package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.link.Uris;
import dev.courant.parse.feed.xml.FeedElement;
import dev.courant.parse.feed.xml.TextConstruct;
import dev.courant.parse.text.date.DateReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps an entry of any XML format. Each list names the elements that a value is taken from, the best first.
 *
 * @param site the base address of entries without an {@code xml:base}
 * @param inherited the authors of entries that do not name any
 */
record EntryMapper(Base site, List<FeedPerson> inherited) {
    private static final List<String> TITLE = List.of("title", "atom:title", "dc:title", "media:title", "itunes:title");
    private static final List<String> ID = List.of("guid", "atom:id", "id", "dc:identifier");
    private static final List<String> SUMMARY = List.of(
            "description",
            "atom:summary",
            "summary",
            "dc:description",
            "itunes:summary",
            "abstract",
            "itunes:subtitle",
            "media:description",
            "googleplay:description");
    private static final List<String> CONTENT =
            List.of("content:encoded", "atom:content", "content", "xhtml:body", "body", "fullitem", "xhtml:div");
    private static final List<String> PUBLISHED = List.of(
            "pubdate",
            "atom:published",
            "atom:issued",
            "published",
            "dcterms:issued",
            "dc:date",
            "atom:created",
            "dcterms:created",
            "dcterms:available",
            "atom:pubdate",
            "date");
    private static final List<String> UPDATED = List.of(
            "atom:updated", "atom:modified", "updated", "dcterms:modified", "lastmod", "lastbuilddate", "dc:date");
    private static final List<String> AUTHORS = List.of(
            "author",
            "atom:author",
            "dc:creator",
            "dc:author",
            "itunes:author",
            "googleplay:author",
            "managingeditor",
            "dc:publisher");
    private static final List<String> ORIGINAL_LINK = List.of("feedburner:origlink", "pheedo:origlink");
    private static final List<String> RIGHTS =
            List.of("copyright", "atom:rights", "atom:copyright", "dc:rights", "media:copyright");

    FeedEntry map(FeedElement entry) {
        Base base = entry.base(site);
        String link = link(entry, base);
        String id = id(entry, base);
        return new FeedEntry(
                id == null ? link : id,
                TextConstruct.title(entry, TITLE, base),
                link,
                date(entry, PUBLISHED, "date"),
                date(entry, UPDATED, "lastmod"),
                TextConstruct.html(entry, SUMMARY, base),
                TextConstruct.html(entry, CONTENT, base),
                authors(entry, base),
                FeedCategories.of(entry),
                FeedMedia.enclosures(entry, base),
                comments(entry, base),
                TextConstruct.html(entry, RIGHTS, base),
                source(entry, base));
    }

    /** Returns the first date in the named children, or that of an attribute, as in CDF. */
    private static @Nullable Instant date(FeedElement entry, List<String> names, String attribute) {
        Instant date = entry.firstDate(names);
        return date == null ? DateReader.readField(entry.attribute(attribute)) : date;
    }

    private static @Nullable String id(FeedElement entry, Base base) {
        String id = entry.firstText(ID);
        return id == null ? about(entry) : entry.all("atom:id").isEmpty() ? id : base.resolve(id);
    }

    private static @Nullable String about(FeedElement entry) {
        String about = entry.qualifiedAttribute("rdf:about");
        return about == null ? entry.attribute("about") : about;
    }

    /** What a service that counts clicks puts in the place of the link leads to it by a redirect. */
    private static @Nullable String link(FeedElement entry, Base base) {
        String original = base.link(entry.firstText(ORIGINAL_LINK));
        if (original != null && Uris.isWeb(original)) {
            return original;
        }
        String page = FeedLinks.page(entry, base);
        if (page != null && !Uris.isOther(page)) {
            return page;
        }
        for (String other : others(entry, base)) {
            if (Uris.isWeb(other)) {
                return other;
            }
        }
        return page != null ? page : base.link(entry.attribute("href"));
    }

    /** Returns what may be the address of an entry without a link. */
    private static List<String> others(FeedElement entry, Base base) {
        String permalink = entry.all("guid").stream()
                .filter(guid -> !"false".equalsIgnoreCase(guid.attribute("isPermaLink")))
                .map(guid -> permalink(guid, base))
                .findFirst()
                .orElse("");
        String about = about(entry);
        String id = entry.firstText(List.of("atom:id", "dc:identifier"));
        return Stream.of(permalink.strip(), about, id).filter(Objects::nonNull).toList();
    }

    /** A guid that is expressly a permalink may be relative; others are only addresses if they look like it. */
    private static String permalink(FeedElement guid, Base base) {
        String text = guid.text().strip();
        return "true".equalsIgnoreCase(guid.attribute("isPermaLink")) && !text.isEmpty() ? base.resolve(text) : text;
    }

    private List<FeedPerson> authors(FeedElement entry, Base base) {
        List<FeedPerson> own = FeedPeople.of(entry, AUTHORS, base);
        if (!own.isEmpty()) {
            return own;
        }
        List<FeedPerson> ofSource = entry.all("atom:source").stream()
                .flatMap(source -> FeedPeople.of(source, List.of("atom:author"), base).stream())
                .toList();
        return ofSource.isEmpty() ? inherited : ofSource;
    }

    private static @Nullable String comments(FeedElement entry, Base base) {
        String comments = entry.firstText(List.of("comments"));
        return comments != null
                ? base.link(comments)
                : Stream.of("text/html", "application/xhtml")
                        .flatMap(type -> FeedLinks.related(entry, base, "replies", type))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable FeedSource source(FeedElement entry, Base base) {
        for (FeedElement source : entry.all("atom:source")) {
            Base within = source.base(base);
            return new FeedSource(
                    TextConstruct.html(source, List.of("atom:title"), within),
                    FeedLinks.page(source, within),
                    source.firstText(List.of("atom:id")));
        }
        for (FeedElement source : entry.all("source")) {
            return new FeedSource(TextConstruct.html(source, base), base.link(source.attribute("url")), null);
        }
        return null;
    }
}
