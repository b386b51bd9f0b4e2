package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Mark;

/**
 * Drops what a page's own markup calls furniture. A name is believed only as far as the text agrees: what holds a good
 * part of the page's prose is not a share bar, whatever its class says, and where names would take most of the prose
 * away piece by piece, none is believed.
 */
final class Furniture {
    private static final int MINOR_WIDTH = 300;
    private static final int CAPTION_WIDTH = 200;
    private static final int CAPTION_LINES = 3;
    private static final double CONTENT_SHARE = 0.35;
    private static final double LEAST_KEPT = 0.15;
    private static final int NAMES = Mark.FURNITURE.bit() | Mark.CAPTION.bit();

    private final ContentTree tree;
    private final Prose prose;
    private final int total;

    private Furniture(ContentTree tree) {
        this.tree = tree;
        this.prose = Prose.of(tree, new boolean[tree.size()]);
        this.total = Math.max(1, prose.prose(0));
    }

    /** Which nodes are dropped, children with their parents. */
    static boolean[] find(ContentTree tree) {
        Furniture furniture = new Furniture(tree);
        boolean[] dropped = furniture.drop(NAMES | Mark.HIDDEN.bit());
        if (furniture.keepsEnough(dropped)) {
            return dropped;
        }
        boolean[] shown = furniture.drop(NAMES);
        return furniture.keepsEnough(shown) ? shown : furniture.drop(0);
    }

    private boolean keepsEnough(boolean[] dropped) {
        return Prose.of(tree, dropped).prose(0) >= total * LEAST_KEPT;
    }

    private boolean[] drop(int believed) {
        boolean[] dropped = new boolean[tree.size()];
        for (int i = 1; i < dropped.length; i++) {
            dropped[i] = dropped[tree.parent(i)] || isFurniture(i, believed);
        }
        return dropped;
    }

    private boolean isFurniture(int node, int believed) {
        Kind kind = tree.kind(node);
        if (kind == Kind.TEXT || kind == Kind.ROOT) {
            return false;
        }
        int marks = tree.marks(node);
        if (isMinor(kind, marks) && width(node) < MINOR_WIDTH) {
            return true;
        }
        if (Mark.PICTURE.in(marks) && (isCaptioned(node, kind) || isCard(node, kind))) {
            return true;
        }
        if (Mark.HIDDEN.in(marks & believed) && !isFolded(node)) {
            return true;
        }
        boolean outside = isOutside(kind);
        boolean named = isNamed(kind, marks, believed);
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
        return tree.is(node, Mark.FOLDED) || tree.is(tree.parent(node), Mark.FOLDED);
    }

    private boolean holdsContent(int node) {
        return prose.prose(node) > total * CONTENT_SHARE;
    }

    private int width(int node) {
        return prose.prose(node) + prose.other(node);
    }

    private static boolean isMinor(Kind kind, int marks) {
        return kind == Kind.TIME
                || (Mark.MINOR.in(marks) || Mark.BYLINE.in(marks)) && kind != Kind.ARTICLE && kind != Kind.HEADING;
    }

    private static boolean isOutside(Kind kind) {
        return switch (kind) {
            case NAV, FOOTER, ASIDE, FORM, CONTROL, CAPTION -> true;
            default -> false;
        };
    }

    private static boolean isNamed(Kind kind, int marks, int believed) {
        if (Mark.COMMENTS.in(marks)) {
            return true;
        }
        boolean content = kind == Kind.ARTICLE || kind == Kind.MAIN || Mark.BODY.in(marks);
        return !content && (marks & believed & NAMES) != 0;
    }
}
