package dev.courant.parse.feed;

import dev.courant.parse.text.date.DateReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Maps an entry of any format. The lists name the elements that may hold a value, the best first.
 *
 * @param site the base of what has no other
 * @param inherited the authors of entries that name none
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
    private static final List<String> RIGHTS =
            List.of("copyright", "atom:rights", "atom:copyright", "dc:rights", "media:copyright");

    FeedEntry map(Element element) {
        Base base = site.within(element);
        Fields fields = new Fields(element);
        String link = link(fields, base);
        String id = id(fields, base);
        return new FeedEntry(
                id == null ? link : id,
                FeedTexts.html(fields, TITLE, base),
                link,
                date(fields, PUBLISHED, "date"),
                date(fields, UPDATED, "lastmod"),
                FeedTexts.html(fields, SUMMARY, base),
                FeedTexts.html(fields, CONTENT, base),
                authors(fields, base),
                FeedCategories.of(fields),
                FeedEnclosures.of(fields, base),
                comments(fields, base),
                FeedTexts.html(fields, RIGHTS, base),
                source(fields, base));
    }

    /** CDF has dates in attributes. */
    private static @Nullable Instant date(Fields fields, List<String> names, String attribute) {
        Instant date = FeedTexts.date(fields, names);
        return date == null ? DateReader.readField(Attributes.value(fields.element(), attribute)) : date;
    }

    private static @Nullable String id(Fields fields, Base base) {
        String id = fields.text(ID);
        return id == null ? about(fields.element()) : fields.all("atom:id").isEmpty() ? id : base.resolve(id);
    }

    private static @Nullable String about(Element element) {
        Namespace rdf = FeedNamespaces.namespace("rdf");
        String about = element.getAttributeValue("about", rdf);
        return about == null ? Attributes.value(element, "about") : about;
    }

    private static @Nullable String link(Fields fields, Base base) {
        String page = FeedLinks.page(fields, base);
        if (page != null) {
            return page;
        }
        for (String other : others(fields)) {
            if (Uris.isWeb(other)) {
                return other;
            }
        }
        String href = Attributes.value(fields.element(), "href");
        return href == null ? null : base.resolve(href);
    }

    /** What may be the address of an entry that gives none as such. */
    private static List<String> others(Fields fields) {
        String original = fields.text(List.of("feedburner:origlink"));
        String permalink = fields.all("guid").stream()
                .filter(guid -> !"false".equalsIgnoreCase(Attributes.value(guid, "isPermaLink")))
                .map(Element::getText)
                .findFirst()
                .orElse("");
        String about = about(fields.element());
        String id = fields.text(List.of("atom:id", "dc:identifier"));
        return Stream.of(original, permalink.strip(), about, id)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<FeedPerson> authors(Fields fields, Base base) {
        List<FeedPerson> own = FeedPeople.of(fields, AUTHORS, base);
        if (!own.isEmpty()) {
            return own;
        }
        List<FeedPerson> ofSource = fields.all("atom:source").stream()
                .flatMap(source -> FeedPeople.of(new Fields(source), List.of("atom:author"), base).stream())
                .toList();
        return ofSource.isEmpty() ? inherited : ofSource;
    }

    private static @Nullable String comments(Fields fields, Base base) {
        String comments = fields.text(List.of("comments"));
        return comments != null
                ? base.resolve(comments)
                : Stream.of("text/html", "application/xhtml")
                        .flatMap(type -> FeedLinks.related(fields, base, "replies", type))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable FeedSource source(Fields fields, Base base) {
        for (Element source : fields.all("atom:source")) {
            Fields inner = new Fields(source);
            Base within = base.within(source);
            return new FeedSource(
                    FeedTexts.html(inner, List.of("atom:title"), within),
                    FeedLinks.page(inner, within),
                    inner.text(List.of("atom:id")));
        }
        for (Element source : fields.all("source")) {
            String url = Attributes.value(source, "url");
            return new FeedSource(TextConstruct.html(source, base), url == null ? null : base.resolve(url), null);
        }
        return null;
    }
}
