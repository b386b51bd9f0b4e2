package dev.courant.parse.extract;

import dev.courant.parse.extract.body.Body;
import dev.courant.parse.extract.metadata.PageMetadata;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.Resources;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells articles from other pages: home pages, videos, consent walls. */
final class PageClassifier {
    private static final int SCANT = 900;
    private static final int TEASERS = 5;
    private static final int CONSENT_WORDS = 3;
    private static final List<String> CONSENT = Resources.lines(PageClassifier.class, "consent.txt");

    private PageClassifier() {}

    /** Returns why a page is not an article, on one line; null if it may be one. */
    static @Nullable String reasonAgainst(String url, ParsedPage page, PageMetadata found, @Nullable Body body) {
        if (body == null) {
            return page.facts().players() > 0 ? "video or embedded page without text" : "no text";
        }
        if (isHome(url)
                && found.metadata().published() == null
                && !"article".equals(found.openGraphType())
                && linkedHeadings(page.tree()) >= TEASERS) {
            return "home page";
        }
        if (body.text().length() < SCANT && mentions(body.text(), CONSENT) >= CONSENT_WORDS) {
            return "consent wall";
        }
        return null;
    }

    /** Headings that are links: the teasers of a front page. */
    private static int linkedHeadings(ContentTree tree) {
        int count = 0;
        for (int line = 0; line < tree.lines().count(); line++) {
            boolean heading = isInHeading(tree, tree.lines().owner(line));
            count += heading && tree.lines().linkDensity(line) > 0.8 ? 1 : 0;
        }
        return count;
    }

    private static boolean isInHeading(ContentTree tree, int node) {
        return tree.kind(node) == Kind.HEADING || tree.kind(node) == Kind.HEADLINE;
    }

    private static int mentions(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return (int) words.stream().filter(lower::contains).count();
    }

    private static boolean isHome(String url) {
        try {
            URI address = new URI(url);
            String path = address.getPath();
            return (path == null || path.isEmpty() || path.equals("/"))
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
