package dev.courant.parse.extract.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself, as it says it.
 *
 * @param title the document's title
 * @param language the language attribute of the document
 * @param base the reference of the first {@code <base>} that has one (HTML, section 4.2.3)
 * @param metas {@code <meta>}: lower-case names, in order
 * @param links {@code <link>}: lower-case relations
 * @param jsonLd the texts of JSON-LD scripts
 * @param properties {@code itemprop}, {@code rel=author} and {@code <time>} elements, links to the home page
 *     ({@code home}) and the texts of pictures in them ({@code logo}), in order
 * @param players how many players and frames are in the page
 */
public record PageFacts(
        @Nullable String title,
        @Nullable String language,
        @Nullable String base,
        List<Meta> metas,
        List<Link> links,
        List<String> jsonLd,
        List<Property> properties,
        int players) {

    public record Meta(String name, String content) {}

    /** @param title empty if it has none */
    public record Link(String relation, String address, String title) {}

    /**
     * @param node where it is in the content tree
     * @param value the machine-readable value; null if it is the text of the node
     */
    public record Property(int node, String name, @Nullable String value) {}
}
