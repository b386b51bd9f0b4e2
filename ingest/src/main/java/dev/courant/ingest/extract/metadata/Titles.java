package dev.courant.ingest.extract.metadata;

import dev.courant.ingest.extract.text.PlainText;
import dev.courant.ingest.extract.tree.ContentTree;
import dev.courant.ingest.extract.tree.Kind;
import dev.courant.ingest.extract.tree.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the headline. A first-level heading that the document's title contains is the best witness; structured data
 * and the title itself, which carry search engines' wording and the site's name, come after. They do tell where the
 * heading begins with a kicker, and where one that belongs to it stands beside it. A news page whose statements all
 * agree is believed against its heading.
 */
final class Titles {
    private static final int LONGEST = 400;
    private static final int MOST = 20;
    private static final int SHORTEST_AFTER_KICKER = 15;
    private static final int SHORTEST_KICKER = 4;
    /** A heading that is less than this part of the title is a section's or a site's name. */
    private static final int LEAST_SHARE = 4;

    /** A headline shares one word of so many with what the page states. */
    private static final int LEAST_COMMON = 4;

    /** Statements of fewer words than this tell too little to judge a heading by. */
    private static final int LEAST_SAID = 6;

    private static final List<String> SEPARATORS =
            List.of(" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " ‹ ", " « ", " • ");

    private final @Nullable String document;
    private final @Nullable String headline;
    private final @Nullable Found<String> meta;
    private final @Nullable String site;
    private final boolean news;

    private Titles(@Nullable String document, Metas metas, StatedArticle stated, @Nullable String site) {
        this.site = site;
        this.document = document == null || document.isBlank() ? null : document;
        this.headline = stated.headline();
        this.news = stated.news();
        Found<String> found = metas.first("og:title", "twitter:title", "dc.title", "dcterms.title", "title");
        this.meta = found == null ? null : new Found<>(withoutSite(found.value(), site), found.source());
    }

    static @Nullable Found<String> choose(
            ContentTree tree, @Nullable String document, Metas metas, StatedArticle stated, @Nullable String site) {
        Titles titles = new Titles(document, metas, stated, site);
        String heading = titles.heading(headings(tree, site));
        return heading == null || titles.isForeign(heading) ? titles.stated() : titles.overruled(heading);
    }

    private @Nullable String heading(List<String> headings) {
        String wanted = headline == null ? "" : PlainText.of(headline);
        String whole = document == null ? "" : PlainText.of(document);
        String best = "";
        for (String heading : headings) {
            String plain = PlainText.of(heading);
            if (plain.equals(wanted)) {
                return heading;
            }
            best = plain.length() > 3 && whole.contains(plain) && heading.length() > best.length() ? heading : best;
        }
        if (!best.isEmpty() && best.length() * LEAST_SHARE >= whole.length()) {
            return best;
        }
        return !headings.isEmpty() && headings.getFirst().length() > 10 ? headings.getFirst() : null;
    }

    private @Nullable Found<String> stated() {
        boolean cut = meta != null && headline != null && meta.value().startsWith(headline);
        if (headline != null && !cut) {
            return new Found<>(headline, "json-ld");
        }
        if (meta != null) {
            return meta;
        }
        return document == null ? null : new Found<>(withoutSite(document, site), "title");
    }

    /** A heading, unless what is stated says it without its kicker, or all statements say another. */
    private Found<String> overruled(String heading) {
        String plain = PlainText.of(heading);
        if (headline != null && isAfterKicker(headline, plain)) {
            return new Found<>(headline, "json-ld");
        }
        if (meta != null && (isAfterKicker(meta.value(), plain) || isRunTogether(plain, PlainText.of(meta.value())))) {
            return meta;
        }
        return headline != null && meta != null && document != null && isAgreed(plain)
                ? new Found<>(headline, "json-ld")
                : new Found<>(heading, "h1");
    }

    /** Whether a heading says the same as what is stated, but that its parts run together. */
    private static boolean isRunTogether(String heading, String stated) {
        return stated.length() > heading.length() && stated.replace(" ", "").equals(heading.replace(" ", ""));
    }

    /**
     * Whether a heading has next to nothing in common with any statement: the name of a blog, of a section, of a file.
     */
    private boolean isForeign(String heading) {
        Set<String> said = new HashSet<>();
        for (String statement : Arrays.asList(document, headline, meta == null ? null : meta.value())) {
            said.addAll(List.of(PlainText.of(statement == null ? "" : statement).split(" ")));
        }
        List<String> words = List.of(PlainText.of(heading).split(" "));
        long shared = words.stream().filter(said::contains).count();
        return !news && said.size() > LEAST_SAID && isAlphabetic(heading) && shared * LEAST_COMMON < words.size();
    }

    /** Whether a text is written with blanks between words. */
    private static boolean isAlphabetic(String text) {
        return text.chars().noneMatch(c -> c >= '\u2e80' && c <= '\ud7af');
    }

    private static boolean isAfterKicker(String stated, String heading) {
        String plain = PlainText.of(stated);
        int kicker = heading.length() - plain.length() - 1;
        return plain.length() >= SHORTEST_AFTER_KICKER
                && kicker >= SHORTEST_KICKER
                && kicker <= plain.length()
                && heading.endsWith(" " + plain);
    }

    /**
     * Whether all statements are one, and end with the heading, whose kicker then stands beside it, or are those of a
     * news article; on other pages they are rather worded for search engines.
     */
    private boolean isAgreed(String heading) {
        String wanted = PlainText.of(Objects.requireNonNull(headline));
        return (news || wanted.endsWith(" " + heading))
                && wanted.equals(PlainText.of(Objects.requireNonNull(meta).value()))
                && wanted.equals(PlainText.of(withoutSite(Objects.requireNonNull(document), site)));
    }

    private static List<String> headings(ContentTree tree, @Nullable String site) {
        List<String> found = new ArrayList<>();
        String siteName = site == null ? "" : PlainText.of(site);
        for (int node = 0; node < tree.size() && found.size() < MOST; node++) {
            if (tree.kind(node) == Kind.HEADLINE && !tree.is(node, Mark.HIDDEN)) {
                String text = tree.textOf(node, LONGEST);
                if (!text.isBlank() && !PlainText.of(text).equals(siteName)) {
                    found.add(text);
                }
            }
        }
        return found;
    }

    /** The last and the first part of a title at its separators; none if it has no separator. */
    static List<String> ends(String title) {
        List<String> parts = new ArrayList<>();
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last > 0) {
                parts.add(title.substring(last + separator.length()));
                parts.add(title.substring(0, title.indexOf(separator)));
            }
        }
        return parts;
    }

    /**
     * Cuts a last or first part off at a separator if it is the site's name, or if no name is known and it is short.
     */
    static String withoutSite(String title, @Nullable String site) {
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last > 0 && isSite(title.substring(last + separator.length()), title, site)) {
                return title.substring(0, last).strip();
            }
            int first = title.indexOf(separator);
            if (first > 0
                    && site != null
                    && PlainText.of(title.substring(0, first)).equals(PlainText.of(site))) {
                return title.substring(first + separator.length()).strip();
            }
        }
        return title;
    }

    private static boolean isSite(String part, String title, @Nullable String site) {
        if (site == null) {
            return part.length() * 2 < title.length();
        }
        String plain = PlainText.of(part);
        String name = PlainText.of(site);
        return plain.contains(name) || name.contains(plain);
    }
}
