package dev.courant.parse.url;

import dev.courant.parse.text.Resources;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The canonical URL that a page states. It is believed about its own site only, and not when it leaves out what tells
 * the article from others: templates that state the home page, the section, or a script without its parameters would
 * merge all articles of a site.
 *
 * @param found where the page was found, in canonical form
 * @param claimed the URL that it states, in canonical form
 */
record Claim(HttpUrl found, HttpUrl claimed) {
    /** Three words, or more digits than a year has. */
    private static final Pattern NAMES_AN_ARTICLE = Pattern.compile("[^-_]+[-_][^-_]+[-_].*+|.*?[0-9]{5}.*+");

    /** Scripts, which show nothing without parameters. */
    private static final Pattern SCRIPT = Pattern.compile(".*\\.(?:php[0-9]?|aspx?|jspx?|cfm|cgi|pl|do|dll|exe)");

    /** Parameters that choose the article on sites whose paths do not. */
    private static final Set<String> CHOOSING = Set.copyOf(Resources.lines(Claim.class, "article-parameters.txt"));

    boolean isCredible() {
        return found.equals(claimed) || isSameSite() && !isHome() && !dropsPath() && !dropsQuery();
    }

    private boolean isSameSite() {
        String site = found.topPrivateDomain();
        return WebUrl.hostKey(found).equals(WebUrl.hostKey(claimed))
                || site != null && site.equals(claimed.topPrivateDomain());
    }

    private boolean isHome() {
        return claimed.encodedPath().equals("/") && claimed.query() == null && claimed.fragment() == null;
    }

    private boolean dropsPath() {
        List<String> here = segments(found);
        List<String> there = segments(claimed);
        return here.size() > there.size()
                && here.subList(0, there.size()).equals(there)
                && !namesAnArticle(there)
                && namesAnArticle(here.subList(there.size(), here.size()));
    }

    private boolean dropsQuery() {
        String query = found.encodedQuery();
        return query != null
                && claimed.query() == null
                && found.encodedPath().equals(claimed.encodedPath())
                && !namesAnArticle(segments(claimed))
                && (SCRIPT.matcher(found.encodedPath()).matches()
                        || found.queryParameterNames().stream()
                                .anyMatch(name -> CHOOSING.contains(name.toLowerCase(Locale.ROOT))));
    }

    static List<String> segments(HttpUrl url) {
        return url.encodedPathSegments().stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    static boolean namesAnArticle(List<String> segments) {
        return segments.stream()
                .anyMatch(segment -> NAMES_AN_ARTICLE.matcher(segment).matches());
    }
}
