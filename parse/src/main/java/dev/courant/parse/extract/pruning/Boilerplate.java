package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.lines.BoilerplatePhrases;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Drops what a page's own mark-up names as boilerplate: navigation, share bars, notices, captions. A name counts only
 * as far as the text agrees: an element that holds a good part of the page's prose is not a share bar, whatever its
 * class says; a paragraph among paragraphs is none either ({@link Neighbours}); and where names would take most of the
 * prose away piece by piece, no name counts.
 */
public final class Boilerplate {
    private static final int MINOR_WIDTH = 300;
    private static final int CAPTION_WIDTH = 200;
    private static final int CAPTION_LINES = 3;
    private static final double CONTENT_SHARE = 0.35;
    private static final double LEAST_KEPT = 0.15;
    private static final int CONTROL_WIDTH = 40;
    /** Blocks around a quotation. */
    private static final int QUOTE_LEVELS = 4;

    private static final int NAMES = Label.FURNITURE.bit() | Label.CAPTION.bit();

    private final ContentTree tree;
    private final Prose prose;
    private final Neighbours neighbours;
    private final int total;
    private @Nullable Rivals articles;

    private Boilerplate(ContentTree tree, Prose prose) {
        this.tree = tree;
        this.prose = prose;
        this.neighbours = new Neighbours(tree);
        this.total = Math.max(1, prose.prose(0));
    }

    /**
     * Which nodes are dropped, children with their parents.
     *
     * @param prose of the whole page
     */
    public static boolean[] find(ContentTree tree, Prose prose) {
        Boilerplate page = new Boilerplate(tree, prose);
        boolean[] dropped = page.drop(NAMES | Label.HIDDEN.bit());
        if (page.keepsEnough(dropped)) {
            return dropped;
        }
        boolean[] shown = page.drop(NAMES);
        return page.keepsEnough(shown) ? shown : page.drop(0);
    }

    private boolean keepsEnough(boolean[] dropped) {
        return prose.without(dropped).prose(0) >= total * LEAST_KEPT;
    }

    private boolean[] drop(int believed) {
        boolean[] dropped = new boolean[tree.size()];
        for (int i = 1; i < dropped.length; i++) {
            dropped[i] = dropped[tree.parent(i)] || isBoilerplate(i, believed) && !neighbours.makeText(i);
        }
        return dropped;
    }

    private boolean isBoilerplate(int node, int believed) {
        Kind kind = tree.kind(node);
        if (kind == Kind.TEXT || kind == Kind.ROOT) {
            return false;
        }
        int labels = tree.labels(node);
        if (isMinor(kind, labels) && width(node) < MINOR_WIDTH) {
            return true;
        }
        if (Label.PICTURE.in(labels) && (isCaptioned(node, kind) || isCard(node, kind))) {
            return true;
        }
        if (Label.HIDDEN.in(labels & believed) && !isFolded(node)) {
            return true;
        }
        boolean outside = isOutside(kind);
        boolean named = isNamed(node, kind, labels, believed);
        return outside && named || (outside || named) && !holdsContent(node);
    }

    /** A block with a picture and few words: the words are the picture's. */
    private boolean isCaptioned(int node, Kind kind) {
        return (kind == Kind.BLOCK || kind == Kind.FIGURE)
                && width(node) < CAPTION_WIDTH
                && tree.endLine(node) - tree.firstLine(node) <= CAPTION_LINES;
    }

    /** A picture and two links inside a line of text: a card that shows when the pointer is over a name. */
    private boolean isCard(int node, Kind kind) {
        if (kind != Kind.INLINE) {
            return false;
        }
        int links = 0;
        for (int inner = node + 1; inner < tree.end(node); inner++) {
            links += tree.kind(inner) == Kind.LINK ? 1 : 0;
        }
        return links >= 2;
    }

    /** What opens at a touch is part of the page, though it is hidden until then. */
    private boolean isFolded(int node) {
        return tree.is(node, Label.FOLDED) || tree.is(tree.parent(node), Label.FOLDED) || isUnfoldedBelow(node);
    }

    /** Whether a hidden block goes on after prose beside it, with a control such as "Continue reading" below. */
    private boolean isUnfoldedBelow(int node) {
        int below = tree.endLine(node);
        int above = tree.firstLine(tree.parent(node));
        if (prose.prose(node) == 0
                || below >= tree.lines().count()
                || tree.lines().width(below) > CONTROL_WIDTH
                || prose.between(above, tree.firstLine(node)) == 0) {
            return false;
        }
        String control = tree.textOf(tree.lines().owner(below), CONTROL_WIDTH);
        return BoilerplatePhrases.standard().unfolds(PlainText.fold(control));
    }

    /** A good part of the prose, unless the page marks another element as its article. */
    private boolean holdsContent(int node) {
        return prose.prose(node) > total * CONTENT_SHARE
                && !(tree.is(node, Label.OUTRIGHT) && articles().standBeside(node));
    }

    private Rivals articles() {
        Rivals known = articles == null ? new Rivals(tree, prose) : articles;
        articles = known;
        return known;
    }

    private int width(int node) {
        return prose.prose(node) + prose.other(node);
    }

    private static boolean isMinor(Kind kind, int labels) {
        return kind == Kind.TIME
                || (Label.MINOR.in(labels) || Label.BYLINE.in(labels)) && kind != Kind.ARTICLE && kind != Kind.HEADING;
    }

    private static boolean isOutside(Kind kind) {
        return switch (kind) {
            case NAV, FOOTER, ASIDE, FORM, CONTROL, CAPTION -> true;
            default -> false;
        };
    }

    private boolean isNamed(int node, Kind kind, int labels, int believed) {
        if (Label.COMMENTS.in(labels)) {
            return true;
        }
        boolean content = kind == Kind.ARTICLE || kind == Kind.MAIN || Label.BODY.in(labels);
        return !content && (labels & believed & NAMES) != 0 && !(kind == Kind.BLOCK && isQuotation(node));
    }

    /** Whether a block holds a quotation and nothing else: somebody's post, embedded. */
    private boolean isQuotation(int block) {
        int node = block;
        for (int level = 0; level < QUOTE_LEVELS && tree.kind(node) == Kind.BLOCK; level++) {
            node = onlyChild(node);
        }
        return tree.kind(node) == Kind.QUOTE;
    }

    /** The child that has all lines of a node, or else the node itself. */
    private int onlyChild(int node) {
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            if (tree.endLine(child) > tree.firstLine(child)) {
                return tree.firstLine(child) == tree.firstLine(node) && tree.endLine(child) == tree.endLine(node)
                        ? child
                        : node;
            }
        }
        return node;
    }
}
