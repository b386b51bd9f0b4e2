package dev.courant.parse.feed;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.xml.FeedElement;
import dev.courant.parse.feed.xml.TextConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads images and enclosed files: RSS {@code image} and {@code enclosure}, Atom {@code logo}, {@code icon} and links,
 * podcasts and Media RSS.
 */
final class FeedMedia {
    private static final List<String> IMAGES = List.of(
            "atom:logo",
            "itunes:image",
            "media:thumbnail",
            "googleplay:image",
            "itunes:link",
            "atom:icon",
            "media:content");
    private static final List<String> ENCLOSURES =
            List.of("enclosure", "atom:link", "media:content", "media:thumbnail", "media:peerlink");
    private static final String LINK = ":link";

    private FeedMedia() {}

    /** Returns the image of a feed. RSS 0.90 and 1.0 have it beside the channel, under the root. */
    static @Nullable FeedImage image(FeedElement channel, FeedElement root, Base base) {
        for (FeedElement parent : List.of(channel, root)) {
            for (FeedElement element : parent.all("image")) {
                FeedImage image = image(element, base);
                if (image != null) {
                    return image;
                }
            }
        }
        return channel.all(IMAGES)
                .filter(it -> !it.name().endsWith(LINK) || "image".equals(it.attribute("rel")))
                .flatMap(element -> Stream.ofNullable(address(element, base)))
                .map(url -> new FeedImage(url, null, null))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable FeedImage image(FeedElement element, Base around) {
        Base base = element.base(around);
        String url = base.link(element.firstText(List.of("url", "atom:url")));
        String title = TextConstruct.html(element, List.of("title", "atom:title", "dc:title"), base);
        String link = FeedLinks.page(element, base);
        return url == null && title == null && link == null ? null : new FeedImage(url, title, link);
    }

    private static @Nullable String address(FeedElement element, Base base) {
        String url = element.firstAttribute("href", "url");
        String text = url == null ? element.text() : url;
        return text.isBlank() ? null : element.base(base).link(text);
    }

    /** Returns the files that belong to an entry, each address once. */
    static List<FeedEnclosure> enclosures(FeedElement entry, Base base) {
        Map<String, FeedEnclosure> found = new LinkedHashMap<>();
        entry.all(ENCLOSURES)
                .filter(it ->
                        !it.name().endsWith(LINK) || FeedLinks.relation(it).equals("enclosure"))
                .map(it -> enclosure(it, base))
                .filter(Objects::nonNull)
                .forEach(it -> found.putIfAbsent(it.url(), it));
        return List.copyOf(found.values());
    }

    private static @Nullable FeedEnclosure enclosure(FeedElement element, Base base) {
        String url = element.base(base).link(element.firstAttribute("url", "href"));
        return url == null
                ? null
                : new FeedEnclosure(
                        url, element.attribute("type"), length(element.firstAttribute("length", "filesize")));
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
