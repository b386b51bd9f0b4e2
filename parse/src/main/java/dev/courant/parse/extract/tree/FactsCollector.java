package dev.courant.parse.extract.tree;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateWords;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Collects a page's statements about itself during the traversal. One per page. */
final class FactsCollector {
    private static final int MOST = 2_000;
    private static final String LD_JSON = "ld+json";
    private static final int LOGO_DEPTH = 3;
    private static final int LONGEST_JSON = 2_000_000;
    private static final List<String> MOMENTS =
            List.of("data-timestamp", "data-time", "data-datetime", "data-date", "data-published", "data-utime");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d{2}(?!\\d)");
    private static final int SHORTEST_DATE = 8;
    private static final int LONGEST_DATE = 50;
    private static final int SHORTEST_DATA = 20;

    private final String origin;
    private final LinkTargets targets;
    private final List<PageFacts.Meta> metas = new ArrayList<>();
    private final List<PageFacts.Link> links = new ArrayList<>();
    private final List<String> jsonLd = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();
    private final List<PageFacts.Property> properties = new ArrayList<>();
    private @Nullable String title;
    private @Nullable String language;
    private @Nullable String base;
    private int players;
    private int homeLink;
    private int jsonChars;

    FactsCollector(String url) {
        this.origin = originOf(url);
        int host = origin.indexOf("://");
        this.targets = new LinkTargets(host < 0 ? "" : origin.substring(host + "://".length()));
    }

    LinkTargets targets() {
        return targets;
    }

    /** An element whose text is not read: in the head, or opaque. */
    void opaque(Element element, int parentNode) {
        switch (element.normalName()) {
            case "meta" -> meta(element, parentNode);
            case "link" -> link(element);
            case "base" -> base = base == null && has(element, "href") ? value(element, "href") : base;
            case "script" -> script(element);
            case "title" -> title = title == null ? element.wholeText() : title;
            case "img" -> picture(element, parentNode);
            case "iframe", "video", "audio", "object", "embed" -> players++;
            default -> {}
        }
    }

    /** Names of attributes are in lower case once they are parsed, so they need not be compared without case. */
    private static String value(Element element, String attribute) {
        return element.attributes().get(attribute);
    }

    private static boolean has(Element element, String attribute) {
        return element.attributes().hasKey(attribute);
    }

    private void meta(Element element, int parentNode) {
        String content = value(element, "content");
        if (content.isBlank() || metas.size() >= MOST) {
            return;
        }
        for (String key : List.of("property", "name", "http-equiv")) {
            if (has(element, key)) {
                meta(value(element, key).strip().toLowerCase(Locale.ROOT), content);
            }
        }
        if (has(element, "itemprop")) {
            property(parentNode, value(element, "itemprop"), content);
        }
    }

    /** Some frameworks' pages carry a script's text as a meta element of its type. */
    private void meta(String name, String content) {
        if (name.endsWith(LD_JSON)) {
            json(content);
        } else {
            metas.add(new PageFacts.Meta(name, content));
        }
    }

    private void link(Element element) {
        if (links.size() < MOST && has(element, "href")) {
            links.add(new PageFacts.Link(
                    value(element, "rel").strip().toLowerCase(Locale.ROOT),
                    value(element, "href").strip(),
                    value(element, "title").strip()));
        }
    }

    private void script(Element element) {
        String type = value(element, "type");
        if (type.length() >= LD_JSON.length() && type.toLowerCase(Locale.ROOT).contains(LD_JSON)) {
            json(element.data());
        } else if (scripts.size() < MOST && element.data().length() >= SHORTEST_DATA) {
            scripts.add(element.data());
        }
    }

    /** The texts of scripts other than JSON-LD; none where the prefilter has cut them out. */
    List<String> scripts() {
        return List.copyOf(scripts);
    }

    private void json(String text) {
        jsonChars += text.length();
        if (jsonChars <= LONGEST_JSON) {
            jsonLd.add(text);
        }
    }

    /** An element of the content tree. */
    void element(Element element, Kind kind, int node) {
        if (has(element, "itemprop")) {
            property(node, value(element, "itemprop"), valueOf(element, kind));
        }
        if (has(element, "property")) {
            rdfa(node, value(element, "property"), valueOf(element, kind));
        }
        String moment = moment(element, kind);
        if (moment != null || kind == Kind.TIME) {
            property(node, "time", moment);
        }
        if (kind == Kind.LINK) {
            link(element, node);
        }
        if (language == null && kind == Kind.ROOT && has(element, "lang")) {
            language = value(element, "lang");
        }
    }

    /** The time that an element states: that of {@code <time>}, or that of others, which show how long ago it was. */
    private static @Nullable String moment(Element element, Kind kind) {
        String stated = kind == Kind.TIME ? valueOf(element, kind) : null;
        String title = value(element, "title");
        if (stated != null || isMoment(title) || kind != Kind.LINK && isDate(title)) {
            return stated != null ? stated : title;
        }
        for (String name : MOMENTS) {
            String value = value(element, name);
            if (isMoment(value) || isEpoch(value)) {
                return value;
            }
        }
        return null;
    }

    /** Whether a tooltip is a date: it begins as one, and is one. */
    private static boolean isDate(String text) {
        if (text.length() < SHORTEST_DATE
                || text.length() > LONGEST_DATE
                || !YEAR.matcher(text).find()) {
            return false;
        }
        String first = PlainText.fold(text).split(" ", 2)[0];
        return DateWords.has(first) && DateReader.readField(text) != null;
    }

    private static boolean isEpoch(String text) {
        return (text.length() == 10 || text.length() == 13)
                && text.charAt(0) == '1'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void rdfa(int node, String terms, @Nullable String value) {
        String known = RdfaTerms.property(terms);
        if (known != null) {
            property(node, known, value);
        }
    }

    /** A link in the content tree, of whose attributes none but the address and the labels are read. */
    void link(Element element, int node) {
        if (value(element, "rel").contains("author")) {
            property(node, "rel-author", null);
        }
        if (isHome(value(element, "href"))) {
            homeLink = node;
            property(node, "home", null);
        }
    }

    private boolean isHome(String address) {
        if (address.length() > origin.length() + "www./".length()) {
            return false;
        }
        String plain = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return plain.isEmpty() && !address.isEmpty() || withoutWww(plain).equals(origin);
    }

    private static String withoutWww(String address) {
        return address.replace("://www.", "://");
    }

    /** A picture in a link to the home page, or an element or two deeper, is the logo. */
    private void picture(Element element, int parentNode) {
        String text = value(element, "alt");
        if (homeLink > 0 && parentNode >= homeLink && parentNode <= homeLink + LOGO_DEPTH && !text.isBlank()) {
            property(parentNode, "logo", text);
        }
    }

    /** Whether a text begins as an ISO 8601 time does: hAtom and others put it into {@code title}. */
    private static boolean isMoment(String text) {
        return text.length() >= 10
                && text.startsWith("20")
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && Character.isDigit(text.charAt(8));
    }

    private static String originOf(String url) {
        try {
            URI address = new URI(url);
            return withoutWww(address.getScheme() + "://" + address.getRawAuthority());
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    private static @Nullable String valueOf(Element element, Kind kind) {
        String value = value(element, "content");
        value = value.isBlank() && kind == Kind.TIME ? value(element, "datetime") : value;
        return value.isBlank() ? null : value;
    }

    private void property(int node, String names, @Nullable String value) {
        for (String name : names.split(" ")) {
            if (properties.size() < MOST && !name.isBlank()) {
                properties.add(new PageFacts.Property(node, name.toLowerCase(Locale.ROOT), value));
            }
        }
    }

    PageFacts facts() {
        return new PageFacts(
                title == null ? null : PlainText.clean(title),
                language,
                base,
                List.copyOf(metas),
                List.copyOf(links),
                List.copyOf(jsonLd),
                List.copyOf(properties),
                players);
    }
}
