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
 * Reads and writes OPML subscription lists. Stateless and thread-safe.
 *
 * @see <a href="http://opml.org/spec2.opml">OPML 2.0</a>
 */
public final class Opml {
    private static final int LONGEST_QUOTED = 200;

    private Opml() {}

    /**
     * A subscription in a list.
     *
     * @param url the feed's URL
     * @param title what the list calls it; null when it does not
     * @param site the address of the site the feed is of; null when the list does not say
     * @param folders the names of the folders it lies in, the outermost first; the first 16
     */
    public record Subscription(
            String url, @Nullable String title, @Nullable String site, List<String> folders) {
        static final int MOST_FOLDERS = 16;

        public Subscription {
            folders = List.copyOf(folders.subList(0, Math.min(MOST_FOLDERS, folders.size())));
        }

        /**
         * A subscription outside all folders.
         *
         * @param url as in {@link #url()}
         * @param title as in {@link #title()}
         */
        public Subscription(String url, @Nullable String title) {
            this(url, title, null, List.of());
        }
    }

    /**
     * Reads a list; of a feed in several folders the first is taken.
     *
     * @param body the bytes of the file
     * @param source the name of the file, for messages
     * @return the subscriptions in their order
     * @throws ParseException when the file is no OPML, has no subscription, or one without a usable URL
     */
    public static List<Subscription> read(byte[] body, String source) {
        Document document = parse(body);
        if (document.selectFirst("opml") == null) {
            throw new ParseException(source + " is not OPML: it has no <opml> element");
        }
        Map<String, Subscription> subscriptions = new LinkedHashMap<>();
        for (Element outline : document.select("outline")) {
            String url = attribute(outline, "xmlUrl");
            if (url != null) {
                subscriptions.putIfAbsent(url, subscription(outline, url, source));
            }
        }
        if (subscriptions.isEmpty()) {
            throw new ParseException(source + " lists no feed: no <outline> has an xmlUrl");
        }
        return List.copyOf(subscriptions.values());
    }

    /**
     * Writes a list as OPML 2.0, folders as outlines around their subscriptions. The same list gives the same text:
     * subscriptions keep their order, folders have that of their first subscription and follow those outside.
     *
     * @param title what to call the list
     * @param subscriptions the subscriptions
     * @return the document, to be saved as UTF-8
     */
    public static String write(String title, List<Subscription> subscriptions) {
        return OpmlWriter.write(title, subscriptions);
    }

    private static Subscription subscription(Element outline, String url, String source) {
        if (CanonicalUrl.of(url).isEmpty()) {
            throw new ParseException(source + ": xmlUrl=\"" + quoted(url) + "\" is not an absolute http or https URL");
        }
        return new Subscription(url, name(outline), attribute(outline, "htmlUrl"), folders(outline));
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

    /** The outlines around a subscription; where there are none, its first category, which has them as a path. */
    private static List<String> folders(Element outline) {
        List<String> folders = new ArrayList<>();
        Element up = outline.parent();
        for (int level = 0; up != null && level < Subscription.MOST_FOLDERS; level++) {
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
        return Arrays.stream(category.split(",", 2)[0].split("/", Subscription.MOST_FOLDERS))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Lists in the wild write the names of attributes in any case, and characters that XML does not allow. */
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
            return Jsoup.parse(new ByteArrayInputStream(body), null, "", Parser.xmlParser());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
