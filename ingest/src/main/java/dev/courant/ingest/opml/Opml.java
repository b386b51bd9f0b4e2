package dev.courant.ingest.opml;

import dev.courant.ingest.url.CanonicalUrl;
import dev.courant.runtime.CourantException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads OPML subscription lists. Stateless and thread-safe.
 *
 * @see <a href="http://opml.org/spec2.opml">OPML 2.0</a>
 */
public final class Opml {
    private Opml() {}

    /**
     * A subscription.
     *
     * @param url the feed's URL
     * @param title what the list calls it; null when it does not
     */
    public record Subscription(String url, @Nullable String title) {}

    /**
     * Reads a list, folders flattened; of a feed in several folders the first is taken.
     *
     * @param body the bytes of the file
     * @param source the name of the file, for messages
     * @return the subscriptions in their order
     * @throws CourantException when the file is no OPML, has no subscription, or one without a usable URL
     */
    public static List<Subscription> read(byte[] body, String source) {
        Document document = parse(body);
        if (document.selectFirst("opml") == null) {
            throw new CourantException(source + " is not OPML: it has no <opml> element");
        }
        Map<String, Subscription> subscriptions = new LinkedHashMap<>();
        for (Element outline : document.select("outline")) {
            String url = attribute(outline, "xmlUrl");
            if (url != null) {
                subscriptions.putIfAbsent(url, subscription(outline, url, source));
            }
        }
        if (subscriptions.isEmpty()) {
            throw new CourantException(source + " lists no feed: no <outline> has an xmlUrl");
        }
        return List.copyOf(subscriptions.values());
    }

    private static Subscription subscription(Element outline, String url, String source) {
        if (CanonicalUrl.of(url).isEmpty()) {
            throw new CourantException(source + ": xmlUrl=\"" + url + "\" is not an absolute http or https URL");
        }
        String title = attribute(outline, "title");
        return new Subscription(url, title != null ? title : attribute(outline, "text"));
    }

    /** Lists in the wild write the names of attributes in any case. */
    private static @Nullable String attribute(Element outline, String name) {
        return outline.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Document parse(byte[] body) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), null, "", Parser.xmlParser());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
