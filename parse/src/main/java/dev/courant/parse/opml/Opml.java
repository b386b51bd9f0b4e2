package dev.courant.parse.opml;

import dev.courant.parse.ParseException;
import dev.courant.parse.url.CanonicalUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes OPML, the format in which feed readers exchange lists of subscriptions. Malformed XML is read as far
 * as possible, and a subscription whose address cannot be used is left out. What is not OPML, or has no subscription
 * that can be used, is reported with a {@link ParseException} whose message can be shown to the person who wrote the
 * file.
 *
 * <pre>{@code
 * byte[] body = Files.readAllBytes(Path.of("feeds.opml"));
 * List<Opml.Subscription> subscriptions = Opml.read(body, "feeds.opml"); // Opml.list also tells what was left out
 * subscriptions.forEach(it -> System.out.println(it.folders() + " " + it.title() + " " + it.url()));
 * Files.writeString(Path.of("copy.opml"), Opml.write("My feeds", subscriptions));
 * }</pre>
 *
 * Stateless and thread-safe.
 *
 * @see <a href="http://opml.org/spec2.opml">OPML 2.0</a>
 */
public final class Opml {
    private static final int LONGEST_QUOTED = 200;
    private static final int MOST_NAMED = 3;

    private Opml() {}

    /**
     * A subscription in a list.
     *
     * @param url the absolute http or https URL of the feed
     * @param title the name of the feed in the list; null when it has none
     * @param site the address of the site that the feed belongs to; null when unknown
     * @param folders the names of the folders around it, the outermost first; at most 16
     * @param settings what Courant keeps with it, in attributes with the prefix {@code courant:}, which other programs
     *     ignore: names of ASCII letters, digits and hyphens to values
     */
    public record Subscription(
            String url,
            @Nullable String title,
            @Nullable String site,
            List<String> folders,
            Map<String, String> settings) {
        static final int MAX_FOLDERS = 16;

        public Subscription {
            folders = List.copyOf(folders.subList(0, Math.min(MAX_FOLDERS, folders.size())));
            settings = Map.copyOf(settings);
        }

        /**
         * Creates a subscription without settings.
         *
         * @param url as in {@link #url()}
         * @param title as in {@link #title()}
         * @param site as in {@link #site()}
         * @param folders as in {@link #folders()}
         */
        public Subscription(String url, @Nullable String title, @Nullable String site, List<String> folders) {
            this(url, title, site, folders, Map.of());
        }

        /**
         * Creates a subscription outside all folders.
         *
         * @param url as in {@link #url()}
         * @param title as in {@link #title()}
         */
        public Subscription(String url, @Nullable String title) {
            this(url, title, null, List.of());
        }
    }

    /**
     * A list as it was read.
     *
     * @param subscriptions the subscriptions in document order, at least one
     * @param problems what was left out and why, a line each
     */
    public record Listing(List<Subscription> subscriptions, List<String> problems) {
        public Listing {
            subscriptions = List.copyOf(subscriptions);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a list, without what cannot be used of it. A feed that is listed several times is returned once, with its
     * first folder.
     *
     * @param body the bytes of the file, in the charset that its XML declaration names, else UTF-8
     * @param source the name of the file, used in messages
     * @return the subscriptions in document order, at least one
     * @throws ParseException when the file is not OPML, or has no subscription with a URL that can be used
     */
    public static List<Subscription> read(byte[] body, String source) {
        return list(body, source).subscriptions();
    }

    /**
     * Reads a list, and tells what was left out.
     *
     * @param body the bytes of the file, in the charset that its XML declaration names, else UTF-8
     * @param source the name of the file, used in messages
     * @return the subscriptions and the problems
     * @throws ParseException when the file is not OPML, or has no subscription with a URL that can be used
     */
    public static Listing list(byte[] body, String source) {
        Document document = parse(body);
        if (document.selectFirst("opml") == null) {
            throw new ParseException(source + " is not OPML: it has no <opml> element");
        }
        Map<String, Subscription> subscriptions = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Element outline : document.select("outline")) {
            String written = attribute(outline, "xmlUrl");
            String url = written == null ? "" : FeedAddress.of(written);
            if (written != null && CanonicalUrl.of(url).isEmpty()) {
                problems.add(source + ", line " + outline.sourceRange().start().lineNumber() + ": xmlUrl=\""
                        + quoted(written) + "\" is not an absolute http or https URL");
            } else if (written != null) {
                subscriptions.putIfAbsent(url, subscription(outline, url));
            }
        }
        if (subscriptions.isEmpty()) {
            throw new ParseException(
                    problems.isEmpty()
                            ? source + " lists no feed: no <outline> has an xmlUrl"
                            : String.join("; ", problems.subList(0, Math.min(problems.size(), MOST_NAMED))));
        }
        return new Listing(List.copyOf(subscriptions.values()), problems);
    }

    /**
     * Writes a list as OPML 2.0, with folders as outlines around their subscriptions. Subscriptions keep their order;
     * folders have the order of their first subscriptions and follow the subscriptions beside them. The same list
     * always gives the same text.
     *
     * @param title the title of the list
     * @param subscriptions the subscriptions
     * @return the document, to be saved as UTF-8
     */
    public static String write(String title, List<Subscription> subscriptions) {
        return OpmlWriter.write(title, subscriptions);
    }

    private static Subscription subscription(Element outline, String url) {
        return new Subscription(url, name(outline), attribute(outline, "htmlUrl"), folders(outline), settings(outline));
    }

    private static Map<String, String> settings(Element outline) {
        Map<String, String> settings = new LinkedHashMap<>();
        outline.attributes().forEach(attribute -> {
            String name = attribute.getKey();
            if (name.startsWith(OpmlWriter.PREFIX)
                    && OpmlWriter.isSetting(name.substring(OpmlWriter.PREFIX.length()))) {
                settings.put(name.substring(OpmlWriter.PREFIX.length()), allowed(attribute.getValue()));
            }
        });
        return settings;
    }

    /** As part of a message of one line. */
    private static String quoted(String url) {
        String start = url.length() <= LONGEST_QUOTED ? url : url.substring(0, LONGEST_QUOTED) + "…";
        return start.replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private static @Nullable String name(Element outline) {
        String title = attribute(outline, "title");
        return title != null ? title : attribute(outline, "text");
    }

    /** Returns the outlines around a subscription; without any, the path in its first category. */
    private static List<String> folders(Element outline) {
        List<String> folders = new ArrayList<>();
        Element up = outline.parent();
        for (int level = 0; up != null && level < Subscription.MAX_FOLDERS; level++) {
            String name = up.normalName().equals("outline") ? name(up) : null;
            if (name != null) {
                folders.addFirst(name);
            }
            up = up.parent();
        }
        String category = attribute(outline, "category");
        return folders.isEmpty() && category != null ? path(category) : folders;
    }

    private static List<String> path(String category) {
        return Arrays.stream(category.split(",", 2)[0].split("/", Subscription.MAX_FOLDERS))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Returns an attribute whatever the case of its name, which differs between programs; null when blank or missing.
     */
    private static @Nullable String attribute(Element outline, String name) {
        return outline.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
                .map(attribute -> allowed(attribute.getValue()).strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String allowed(String text) {
        return text.codePoints().allMatch(OpmlWriter::isAllowed)
                ? text
                : text.codePoints()
                        .filter(OpmlWriter::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static Document parse(byte[] body) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(body), null, "", Parser.xmlParser().setTrackPosition(true));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
