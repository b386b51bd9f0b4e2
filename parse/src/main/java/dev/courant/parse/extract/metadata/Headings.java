package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headings that may be a page's headline. */
final class Headings {
    private static final int LONGEST = 400;
    private static final int MOST = 20;

    /** Headings so many lines apart belong to one head of an article. */
    private static final int NEAR = 12;

    /** A line of so many letters is text, not part of the head. */
    private static final int PARAGRAPH = 200;

    private static final int SHORTEST = 15;
    private static final int MOST_LINES = 1_000;

    private Headings() {}

    record Heading(int node, String text) {}

    /** The visible first-level headings that are not the site's name. */
    static List<Heading> of(ContentTree tree, @Nullable String site) {
        List<Heading> found = new ArrayList<>();
        String siteName = site == null ? "" : PlainText.fold(site);
        for (int node = 0; node < tree.size() && found.size() < MOST; node++) {
            if (tree.kind(node) == Kind.HEADLINE && !tree.is(node, Label.HIDDEN)) {
                String text = shownText(tree, node);
                if (!text.isBlank() && !PlainText.fold(text).equals(siteName)) {
                    found.add(new Heading(node, withoutSite(text, siteName)));
                }
            }
        }
        return found;
    }

    /** The text of a heading without what is for screen readers alone, the labels of buttons, and anchors. */
    private static String shownText(ContentTree tree, int heading) {
        StringBuilder out = new StringBuilder();
        int from = heading;
        for (int node = heading + 1; node < tree.end(heading); node++) {
            if (node >= from && isBeside(tree, node)) {
                out.append(tree.textOf(from, node, LONGEST)).append(' ');
                from = tree.end(node);
            }
        }
        String whole = tree.textOf(heading, LONGEST);
        String shown = from == heading
                ? whole
                : PlainText.clean(out.append(tree.textOf(from, tree.end(heading), LONGEST))
                        .toString());
        return shown.isEmpty() ? whole : shown;
    }

    /**
     * Whether an element begins or ends in a heading where some plain text, and nothing else, stands before or after.
     */
    static boolean hasPart(ContentTree tree, Heading heading, String plain) {
        int end = tree.end(heading.node());
        for (int node = heading.node() + 1; node < end; node++) {
            if (isText(tree, node, tree.end(node), plain)
                    || isText(tree, heading.node(), node, plain)
                    || isText(tree, tree.end(node), end, plain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(ContentTree tree, int from, int to, String plain) {
        return from < to && PlainText.fold(tree.textOf(from, to, LONGEST)).equals(plain);
    }

    private static boolean isBeside(ContentTree tree, int node) {
        return tree.kind(node) == Kind.CONTROL
                || tree.is(node, Label.HIDDEN)
                || tree.kind(node) == Kind.LINK
                        && tree.textOf(node, LONGEST).codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Without the site's name after a separator. */
    private static String withoutSite(String text, String siteName) {
        String cut = siteName.isEmpty() ? text : SiteSuffix.cut(text, siteName);
        return PlainText.fold(text).equals(PlainText.fold(cut) + " " + siteName) ? cut : text;
    }

    /** Headings of lower levels that stand by one, with no text between them, as plain text. */
    static List<String> by(ContentTree tree, Heading heading) {
        Lines lines = tree.lines();
        int from = tree.firstLine(heading.node());
        int to = tree.endLine(heading.node());
        for (int i = 0; i < NEAR && from > 0 && lines.width(from - 1) < PARAGRAPH; i++) {
            from--;
        }
        for (int i = 0; i < NEAR && to < lines.count() && lines.width(to) < PARAGRAPH; i++) {
            to++;
        }
        List<String> found = new ArrayList<>();
        for (int node = 0; node < tree.size() && tree.firstLine(node) < to && found.size() < MOST; node++) {
            if (tree.kind(node) == Kind.HEADING && tree.firstLine(node) >= from && !tree.is(node, Label.HIDDEN)) {
                found.add(PlainText.fold(tree.textOf(node, LONGEST)));
            }
        }
        return found;
    }

    /** The longest of some parts of a title that the page shows as a line of its own: null if it shows none. */
    static @Nullable String shown(ContentTree tree, List<String> parts) {
        Lines lines = tree.lines();
        String found = null;
        for (String part : parts) {
            String plain = PlainText.fold(part);
            boolean longer = found == null || part.length() > found.length();
            for (int line = 0;
                    longer && plain.length() >= SHORTEST && line < Math.min(lines.count(), MOST_LINES);
                    line++) {
                boolean like = lines.width(line) >= plain.length() && lines.width(line) <= 2 * part.length() + SHORTEST;
                if (like
                        && PlainText.fold(tree.textOf(lines.first(line), lines.end(line), LONGEST))
                                .equals(plain)) {
                    found = part;
                    break;
                }
            }
        }
        return found;
    }
}
