package dev.courant.parse.feed.xml;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The format of a feed.
 *
 * @param name the name and version, such as {@code "RSS 2.0"}
 * @param prefix the canonical prefix of the format's own elements
 * @param uri the namespace of the root element, which is taken for the format's own whatever it is; null when it is
 *     undeclared, or RDF's, whose elements and attributes are not those of RSS
 */
record FeedFormat(String name, String prefix, @Nullable String uri) {
    static final String SITEMAP = "Sitemap";
    static final String SITEMAP_INDEX = "Sitemap index";

    /** Returns the format of a document by its root element; null when it is no feed. */
    static @Nullable FeedFormat of(Element root) {
        String tag = root.tagName();
        int colon = tag.indexOf(':');
        String declaration = colon < 0 ? "xmlns" : "xmlns:" + tag.substring(0, colon);
        String uri = root.hasAttr(declaration) ? root.attr(declaration) : null;
        return switch (NamespaceScope.local(root.normalName())) {
            case "rss", "rss2" -> core(rss(root), uri);
            case "channel" -> core("CDF", uri);
            case "rdf" -> core(rdf(root), isRdf(uri) ? null : uri);
            case "feed", "entry" -> new FeedFormat(atom(root, uri), Namespaces.ATOM, uri);
            case "urlset" -> core(SITEMAP, uri);
            case "sitemapindex" -> core(SITEMAP_INDEX, uri);
            default -> null;
        };
    }

    private static FeedFormat core(String name, @Nullable String uri) {
        return new FeedFormat(name, Namespaces.CORE, uri);
    }

    private static String rss(Element root) {
        String version = root.attr("version").strip();
        return version.isEmpty() ? "RSS" : "RSS " + version;
    }

    private static boolean isRdf(@Nullable String uri) {
        return uri != null && Namespaces.canonical(uri).equals("rdf");
    }

    private static String rdf(Element root) {
        String namespace = root.attr("xmlns").toLowerCase(Locale.ROOT);
        return namespace.contains("netscape.com/rdf/simple/0.9") ? "RSS 0.90" : "RSS 1.0";
    }

    private static String atom(Element root, @Nullable String uri) {
        String namespace = uri == null ? "" : uri.toLowerCase(Locale.ROOT);
        boolean draft = root.attr("version").strip().startsWith("0.")
                || namespace.contains("purl.org/atom")
                || namespace.contains("purl.org/echo");
        return draft ? "Atom 0.3" : "Atom 1.0";
    }
}
