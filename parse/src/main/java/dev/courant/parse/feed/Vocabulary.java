package dev.courant.parse.feed;

import java.util.Locale;
import java.util.Optional;
import org.jdom2.Namespace;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The format of a feed: which elements are its own, and what it is called.
 *
 * @param format the name and version, such as {@code "RSS 2.0"}
 * @param home the canonical prefix of its own elements
 * @param own the namespace given to them
 * @param uri the namespace the root declares for itself, which is the feed's own whatever its name
 */
record Vocabulary(
        String format, String home, Namespace own, @Nullable String uri) {
    static final String SITEMAP = "Sitemap";
    static final String SITEMAP_INDEX = "Sitemap index";

    private static final Namespace ATOM_10 = FeedNamespaces.namespace(FeedNamespaces.ATOM);
    private static final Namespace ATOM_03 = Namespace.getNamespace(FeedNamespaces.ATOM, "http://purl.org/atom/ns#");
    private static final Namespace RSS_10 = Namespace.getNamespace("http://purl.org/rss/1.0/");
    private static final Namespace RSS_090 = Namespace.getNamespace("http://channel.netscape.com/rdf/simple/0.9/");

    /** The vocabulary of a root element, or nothing when it is no feed's root. */
    static Optional<Vocabulary> of(Element root) {
        String uri = ownUri(root);
        return Optional.ofNullable(
                switch (NamespaceScope.local(root.tagName()).toLowerCase(Locale.ROOT)) {
                    case "rss", "rss2" -> rss(root, uri);
                    case "channel" -> new Vocabulary("CDF", FeedNamespaces.CORE, Namespace.NO_NAMESPACE, uri);
                    case "rdf" -> rdf(root, uri);
                    case "feed", "entry" -> atom(root, uri);
                    case "urlset" -> sitemap(SITEMAP, uri);
                    case "sitemapindex" -> sitemap(SITEMAP_INDEX, uri);
                    default -> null;
                });
    }

    Namespace namespace(@Nullable String canonical) {
        if (canonical == null) {
            return FeedNamespaces.FOREIGN;
        }
        return canonical.equals(home)
                ? own
                : canonical.isEmpty() ? Namespace.NO_NAMESPACE : FeedNamespaces.namespace(canonical);
    }

    private static Vocabulary sitemap(String format, @Nullable String uri) {
        return new Vocabulary(format, FeedNamespaces.CORE, Namespace.NO_NAMESPACE, uri);
    }

    private static Vocabulary rss(Element root, @Nullable String uri) {
        String version = root.attr("version").strip();
        String format = version.isEmpty() ? "RSS" : "RSS " + version;
        return new Vocabulary(format, FeedNamespaces.CORE, Namespace.NO_NAMESPACE, uri);
    }

    private static Vocabulary rdf(Element root, @Nullable String uri) {
        String core = root.attr("xmlns").toLowerCase(Locale.ROOT);
        boolean old = core.contains("netscape.com/rdf/simple/0.9");
        return new Vocabulary(old ? "RSS 0.90" : "RSS 1.0", FeedNamespaces.CORE, old ? RSS_090 : RSS_10, uri);
    }

    private static Vocabulary atom(Element root, @Nullable String uri) {
        return isAtom03(root.attr("version").strip(), uri == null ? "" : uri.toLowerCase(Locale.ROOT))
                ? new Vocabulary("Atom 0.3", FeedNamespaces.ATOM, ATOM_03, uri)
                : new Vocabulary("Atom 1.0", FeedNamespaces.ATOM, ATOM_10, uri);
    }

    private static boolean isAtom03(String version, String uri) {
        return version.startsWith("0.") || uri.contains("purl.org/atom") || uri.contains("purl.org/echo");
    }

    private static @Nullable String ownUri(Element root) {
        String prefix = NamespaceScope.prefix(root.tagName());
        String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        return root.hasAttr(declaration) ? root.attr(declaration) : null;
    }
}
