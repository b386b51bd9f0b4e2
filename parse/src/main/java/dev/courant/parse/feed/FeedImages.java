package dev.courant.parse.feed;

import java.util.List;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the picture of a feed: RSS {@code image}, Atom {@code logo} and {@code icon}, podcast and Media RSS pictures.
 */
final class FeedImages {
    private static final List<String> ADDRESSES = List.of(
            "atom:logo",
            "itunes:image",
            "media:thumbnail",
            "googleplay:image",
            "itunes:link",
            "atom:icon",
            "media:content");

    private FeedImages() {}

    /** RSS 0.90 and 1.0 have the image beside the channel, under the root. */
    static @Nullable FeedImage of(Fields channel, Fields root, Base base) {
        for (Fields place : List.of(channel, root)) {
            for (Element element : place.all("image")) {
                FeedImage image = image(element, base);
                if (image != null) {
                    return image;
                }
            }
        }
        String url = channel.all(ADDRESSES)
                .filter(e -> !e.getName().equals("link") || "image".equals(Attributes.value(e, "rel")))
                .map(element -> address(element, base))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(null);
        return url == null ? null : new FeedImage(url, null, null);
    }

    private static @Nullable FeedImage image(Element element, Base around) {
        Base base = around.within(element);
        Fields fields = new Fields(element);
        String url = fields.text(List.of("url", "atom:url"));
        String title = FeedTexts.html(fields, List.of("title", "atom:title", "dc:title"), base);
        String link = FeedLinks.page(fields, base);
        return url == null && title == null && link == null
                ? null
                : new FeedImage(url == null ? null : base.resolve(url), title, link);
    }

    private static String address(Element element, Base base) {
        String url = Attributes.first(element, "href", "url");
        String text = url == null ? element.getText() : url;
        return text.isBlank() ? "" : base.within(element).resolve(text);
    }
}
