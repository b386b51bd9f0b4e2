package dev.courant.parse.feed;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** Maps a feed of any XML format. The lists name the elements that may hold a value, the best first. */
final class FeedMapper {
    private static final List<String> TITLE = List.of("title", "atom:title", "dc:title", "itunes:title", "media:title");
    private static final List<String> DESCRIPTION = List.of(
            "description",
            "atom:subtitle",
            "atom:tagline",
            "dc:description",
            "itunes:summary",
            "itunes:subtitle",
            "abstract",
            "atom:info",
            "media:description",
            "googleplay:description");
    private static final List<String> LANGUAGE = List.of("language", "dc:language", "atom:language");
    private static final List<String> PUBLISHED = List.of(
            "pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued", "dcterms:created", "atom:created");
    private static final List<String> UPDATED =
            List.of("lastbuilddate", "atom:updated", "atom:modified", "dcterms:modified", "dc:date");
    private static final List<String> AUTHORS = List.of(
            "author",
            "managingeditor",
            "atom:author",
            "dc:creator",
            "dc:author",
            "itunes:author",
            "webmaster",
            "itunes:owner",
            "googleplay:author",
            "googleplay:owner");
    private static final List<String> RIGHTS =
            List.of("copyright", "atom:rights", "atom:copyright", "dc:rights", "media:copyright");
    private static final List<String> GENERATOR = List.of("generator", "atom:generator");

    private final FeedTree tree;
    private final Fields fields;
    private final Base base;

    FeedMapper(FeedTree tree, @Nullable String url) {
        this.tree = tree;
        Element root = tree.document().getRootElement();
        fields = new Fields(tree.head());
        Base outer = Base.of(url).within(root);
        base = tree.head() == root ? outer : outer.within(tree.head());
    }

    Feed map() {
        List<FeedPerson> authors = FeedPeople.of(fields, AUTHORS, base);
        String link = FeedLinks.page(fields, base);
        Base site = base.ofSite(link == null ? self() : link);
        return new Feed(
                tree.format(),
                FeedTexts.html(fields, TITLE, base),
                link,
                FeedTexts.html(fields, DESCRIPTION, base),
                id(),
                language(),
                FeedTexts.date(fields, PUBLISHED),
                FeedTexts.date(fields, UPDATED),
                authors,
                FeedCategories.of(fields),
                FeedImages.of(fields, new Fields(tree.document().getRootElement()), base),
                FeedTexts.html(fields, RIGHTS, base),
                generator(),
                PollingHints.of(fields, base),
                entries(new EntryMapper(site, authors)));
    }

    private List<FeedEntry> entries(EntryMapper mapper) {
        return tree.entries().stream().map(mapper::map).toList();
    }

    private @Nullable String self() {
        return FeedLinks.related(fields, base, "self", "").findFirst().orElse(null);
    }

    private @Nullable String id() {
        String id = fields.text(List.of("atom:id", "guid", "id", "dc:identifier"));
        return id == null ? tree.head().getAttributeValue("about", FeedNamespaces.namespace("rdf")) : base.resolve(id);
    }

    private @Nullable String language() {
        String written = fields.text(LANGUAGE);
        return written != null
                ? written
                : Stream.of(tree.head(), tree.document().getRootElement())
                        .map(element -> element.getAttributeValue("lang", Namespace.XML_NAMESPACE))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable String generator() {
        String written = fields.text(GENERATOR);
        return written != null
                ? written
                : fields.all("admin:generatoragent").stream()
                        .map(agent -> agent.getAttributeValue("resource", FeedNamespaces.namespace("rdf")))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
