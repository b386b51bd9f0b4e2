package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.name.NameWords;

/**
 * Finds where the next article begins on a page that shows several in a row: at a second headline that has its own
 * byline, links to its own page, or begins an element like the one of the first.
 */
public final class NextArticle {
    private static final int ENOUGH = 250;
    private static final int CREDITS = 4;
    private static final int LONGEST_BYLINE = 90;
    private static final int BEGINNING = 2;
    private static final int NONE = -1;

    private final ContentTree tree;
    private final Prose prose;
    private final int headline;
    private final boolean[] dropped;

    private NextArticle(ContentTree tree, Prose prose, int headline, boolean[] dropped) {
        this.dropped = dropped;
        this.tree = tree;
        this.prose = prose;
        this.headline = headline;
    }

    /**
     * Adds to the dropped nodes those that stand at the headline of the next article or after it; returns whether there
     * is one.
     */
    public static boolean drop(ContentTree tree, Prose prose, int headline, boolean[] dropped) {
        int line = headline == Headline.NONE || tree.kind(headline) != Kind.HEADLINE
                ? NONE
                : new NextArticle(tree, prose, headline, dropped).line();
        for (int node = 1; line != NONE && node < dropped.length; node++) {
            dropped[node] |= tree.firstLine(node) >= line;
        }
        return line != NONE;
    }

    private int line() {
        int from = tree.endLine(headline);
        for (int node = tree.end(headline); node < tree.size(); node++) {
            Kind kind = tree.kind(node);
            if ((kind == Kind.HEADLINE || kind == Kind.HEADING)
                    && prose.between(from, tree.firstLine(node)) >= ENOUGH
                    && prose.between(tree.endLine(node), tree.lines().count()) >= ENOUGH
                    && !dropped[tree.parent(node)]
                    && begins(node, kind == Kind.HEADLINE)) {
                return tree.firstLine(node);
            }
        }
        return NONE;
    }

    private boolean begins(int heading, boolean first) {
        boolean signed = isSigned(heading);
        boolean linked = isLinked(heading);
        return repeatsElement(heading, signed)
                || first && (beginsArticle(heading) || signed && hasText(heading, 2))
                || linked && signed && hasText(heading, 1);
    }

    /** Whether an element around a heading, so many levels up, has a text after it. */
    private boolean hasText(int heading, int levels) {
        int node = heading;
        for (int level = 0; level < levels; level++) {
            node = tree.parent(node);
        }
        return prose.between(tree.endLine(heading), tree.endLine(node)) >= ENOUGH;
    }

    private boolean isLinked(int heading) {
        int line = tree.firstLine(heading);
        boolean internal = false;
        for (int node = heading; node < tree.end(heading); node++) {
            internal |= tree.is(node, Label.INTERNAL);
        }
        return internal && tree.lines().linkDensity(line) > 0.8;
    }

    /** Whether a byline follows, before any prose. */
    private boolean isSigned(int heading) {
        Lines lines = tree.lines();
        int end = Math.min(lines.count(), tree.endLine(heading) + CREDITS);
        for (int line = tree.endLine(heading); line < end && !Prose.isProse(tree, line); line++) {
            String text = tree.textOf(lines.first(line), lines.end(line), LONGEST_BYLINE);
            int space = text.indexOf(' ');
            boolean opens = space > 0
                    && lines.width(line) < LONGEST_BYLINE
                    && NameWords.STANDARD.isOpener(text.substring(0, space));
            if (opens || isByline(lines.owner(line))) {
                return true;
            }
        }
        return false;
    }

    private boolean isByline(int owner) {
        return tree.is(owner, Label.BYLINE) && tree.is(owner, Label.OUTRIGHT);
    }

    /** Whether a heading begins an {@code article} beside another that has the text of the first. */
    private boolean beginsArticle(int heading) {
        for (int node = tree.parent(heading); isBeginning(node, heading); node = tree.parent(node)) {
            if (tree.kind(node) == Kind.ARTICLE && siblingWithText(node) != NONE) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a heading begins an element beside one of the same kind that begins with the first headline, and has a
     * byline, or a body as that has.
     */
    private boolean repeatsElement(int heading, boolean signed) {
        for (int node = tree.parent(heading); isBeginning(node, heading); node = tree.parent(node)) {
            int sibling = siblingWithText(node);
            if (sibling != NONE
                    && tree.contains(sibling, headline)
                    && isBeginning(sibling, headline)
                    && (signed || hasBody(node) && hasBody(sibling))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasBody(int node) {
        for (int inner = node; inner < tree.end(node); inner++) {
            if (tree.is(inner, Label.BODY)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeginning(int node, int heading) {
        return node != 0 && tree.firstLine(heading) - tree.firstLine(node) <= BEGINNING;
    }

    /** An earlier sibling of the same kind with enough text, at or after the headline; else -1. */
    private int siblingWithText(int node) {
        int parent = tree.parent(node);
        Kind kind = tree.kind(node);
        for (int child = parent + 1; child < node; child = tree.end(child)) {
            if (tree.kind(child) == kind && tree.end(child) > headline && prose.prose(child) >= ENOUGH) {
                return child;
            }
        }
        return NONE;
    }
}
