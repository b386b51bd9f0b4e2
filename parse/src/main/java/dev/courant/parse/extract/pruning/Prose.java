package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;

/**
 * How much of each node is running text, and how much is not: sums over lines, so that any node's share is one
 * subtraction. Lines of dropped nodes count as nothing.
 */
public final class Prose {
    private static final int SENTENCE = 40;
    private static final int LONG = 100;

    private final ContentTree tree;
    private final int[] prose;
    private final int[] other;

    private Prose(ContentTree tree, int[] prose, int[] other) {
        this.tree = tree;
        this.prose = prose;
        this.other = other;
    }

    public static Prose of(ContentTree tree, boolean[] dropped) {
        Lines lines = tree.lines();
        int[] prose = new int[lines.count() + 1];
        int[] other = new int[lines.count() + 1];
        for (int i = 0; i < lines.count(); i++) {
            boolean counts = !dropped[lines.owner(i)] && !dropped[lines.first(i)];
            boolean good = counts && isProse(tree, i);
            prose[i + 1] = prose[i] + (good ? lines.width(i) : 0);
            other[i + 1] = other[i] + (counts && !good ? noise(tree, i) : 0);
        }
        return new Prose(tree, prose, other);
    }

    /** Whether a line reads like a sentence. */
    public static boolean isProse(ContentTree tree, int line) {
        Lines lines = tree.lines();
        int width = lines.width(line);
        if (width < SENTENCE || lines.linkDensity(line) > 0.5 || isHeading(tree, line)) {
            return false;
        }
        return width >= LONG || lines.stops(line) + lines.commas(line) > 0;
    }

    /** Links are noise; items, cells and code that say something short are half of a text; labels are in between. */
    private static int noise(ContentTree tree, int line) {
        Lines lines = tree.lines();
        int plain = lines.width(line) - lines.linkWidth(line);
        return switch (tree.kind(lines.owner(line))) {
            case HEADING, HEADLINE -> 0;
            case ITEM, CELL, CODE, QUOTE, PARAGRAPH -> lines.linkWidth(line);
            default -> lines.linkWidth(line) + plain / 2;
        };
    }

    private static boolean isHeading(ContentTree tree, int line) {
        Kind kind = tree.kind(tree.lines().owner(line));
        return kind == Kind.HEADING || kind == Kind.HEADLINE;
    }

    /** The width of the running text in a node. */
    public int prose(int node) {
        return prose[tree.endLine(node)] - prose[tree.firstLine(node)];
    }

    /** The width of the rest: links, labels, scraps. */
    public int other(int node) {
        return other[tree.endLine(node)] - other[tree.firstLine(node)];
    }

    /** The width of the running text from one line to before another. */
    public int between(int fromLine, int toLine) {
        return prose[toLine] - prose[Math.min(fromLine, toLine)];
    }
}
