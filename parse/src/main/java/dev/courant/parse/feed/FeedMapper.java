package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.xml.FeedElement;
import dev.courant.parse.feed.xml.FeedTree;
import dev.courant.parse.feed.xml.TextConstruct;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps a feed of any XML format. Each list names the elements that a value is taken from, the best first. */
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

    /** Atom feeds that do not link to their site are known by their own address. */
    private static final String ATOM = "Atom 1.0";

    private static final int MAX_HINT = 1_000_000;

    private final FeedTree tree;
    private final FeedElement head;
    private final Base base;

    FeedMapper(FeedTree tree, @Nullable String url) {
        this.tree = tree;
        this.head = tree.head();
        Base outer = tree.root().base(Base.of(url));
        this.base = head == tree.root() ? outer : head.base(outer);
    }

    Feed map() {
        List<FeedPerson> authors = FeedPeople.of(head, AUTHORS, base);
        String page = FeedLinks.page(head, base);
        FeedPolling polling = polling();
        Base site = base.ofSite(page == null ? polling.self() : page);
        return new Feed(
                tree.format(),
                TextConstruct.html(head, TITLE, base),
                page == null && tree.format().equals(ATOM) ? polling.self() : page,
                TextConstruct.html(head, DESCRIPTION, base),
                id(),
                language(),
                head.firstDate(PUBLISHED),
                head.firstDate(UPDATED),
                authors,
                FeedCategories.of(head),
                FeedMedia.image(head, tree.root(), base),
                TextConstruct.html(head, RIGHTS, base),
                generator(),
                polling,
                entries(new EntryMapper(site, authors)));
    }

    private List<FeedEntry> entries(EntryMapper mapper) {
        return tree.entries().stream().map(mapper::map).toList();
    }

    private FeedPolling polling() {
        return new FeedPolling(
                ttl(),
                updateInterval(),
                FeedLinks.related(head, base, "hub", "").distinct().toList(),
                FeedLinks.related(head, base, "self", "").findFirst().orElse(null));
    }

    private @Nullable Duration ttl() {
        int minutes = number(head.firstText(List.of("ttl")));
        return minutes < 1 ? null : Duration.ofMinutes(minutes);
    }

    private @Nullable Duration updateInterval() {
        String name = head.firstText(List.of("sy:updateperiod"));
        Duration period = name == null ? null : period(name.toLowerCase(Locale.ROOT));
        int frequency = number(head.firstText(List.of("sy:updatefrequency")));
        return period == null ? null : period.dividedBy(Math.max(1, frequency));
    }

    private static @Nullable Duration period(String name) {
        return switch (name) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
    }

    /** Returns a number of a polling hint; 0 when there is none that makes sense. */
    private static int number(@Nullable String text) {
        try {
            int number = text == null ? 0 : Integer.parseInt(text);
            return number > MAX_HINT ? 0 : number;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private @Nullable String id() {
        String id = head.firstText(List.of("atom:id", "guid", "id", "dc:identifier"));
        return id == null ? head.qualifiedAttribute("rdf:about") : base.resolve(id);
    }

    private @Nullable String language() {
        String written = head.firstText(LANGUAGE);
        return written != null
                ? written
                : Stream.of(head, tree.root())
                        .map(element -> element.qualifiedAttribute("xml:lang"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable String generator() {
        String written = head.firstText(GENERATOR);
        return written != null
                ? written
                : head.all("admin:generatoragent").stream()
                        .map(agent -> agent.qualifiedAttribute("rdf:resource"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
