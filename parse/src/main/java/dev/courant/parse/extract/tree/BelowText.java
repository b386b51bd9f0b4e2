package dev.courant.parse.extract.tree;

import dev.courant.parse.text.TextWidth;

/**
 * Tells what stands below the beginning of an article's text and does not belong to it: comments, and teasers of other
 * articles, with dates and authors of their own. Immutable.
 */
public final class BelowText {
    /** A shorter one may lead from the headline to what stands before the text. */
    private static final int LONG_PARAGRAPH = 200;

    private static final int PARAGRAPH = 120;
    private static final double MOST_LINKED = 0.5;
    private static final int LONGEST = 100;
    private static final int TEASER_LEVELS = 3;
    private static final int TEASER_LINES = 6;
    /** A link of so much text is a headline, shorter ones are tags and names. */
    private static final int HEADLINE = 12;

    private final ContentTree tree;
    private final int text;

    /** Finds the beginning of the text. */
    public BelowText(ContentTree tree) {
        this.tree = tree;
        int prose = first(tree.lines(), LONG_PARAGRAPH);
        this.text = prose < tree.lines().count() ? prose : first(tree.lines(), PARAGRAPH);
    }

    private static int first(Lines lines, int width) {
        int line = 0;
        while (line < lines.count() && (lines.width(line) < width || lines.linkDensity(line) > MOST_LINKED)) {
            line++;
        }
        return line;
    }

    /** Returns whether a node stands among comments or in a teaser below the text. */
    public boolean has(int node) {
        boolean boxed = false;
        for (int box = node; box > 0 && tree.firstLine(box) > text; box = tree.parent(box)) {
            if (tree.is(box, Label.COMMENTS)) {
                return true;
            }
            boxed |= tree.is(box, Label.FURNITURE);
        }
        return boxed && isInTeaser(node) && isAmongTeasers(node);
    }

    private boolean isAmongTeasers(int node) {
        for (int box = node; box > 0 && tree.firstLine(box) > text; box = tree.parent(box)) {
            if (tree.is(box, Label.FURNITURE) && hasHeadlines(box, box, 2)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a link that reads like a headline stands by a node in a small box. */
    private boolean isInTeaser(int node) {
        int box = tree.parent(node);
        for (int level = 0; level < TEASER_LEVELS && box > 0; level++) {
            if (tree.endLine(box) - tree.firstLine(box) > TEASER_LINES) {
                return false;
            }
            if (hasHeadlines(box, node, 1)) {
                return true;
            }
            box = tree.parent(box);
        }
        return false;
    }

    /** Whether so many links that read like headlines are in a box, beside a node in it. */
    private boolean hasHeadlines(int box, int beside, int count) {
        int found = 0;
        for (int node = box + 1; node < tree.end(box) && found < count; node++) {
            boolean other = beside == box || !tree.contains(beside, node) && !tree.contains(node, beside);
            if (other && tree.kind(node) == Kind.LINK && TextWidth.of(tree.textOf(node, LONGEST)) >= HEADLINE) {
                found++;
            }
        }
        return found == count;
    }
}
