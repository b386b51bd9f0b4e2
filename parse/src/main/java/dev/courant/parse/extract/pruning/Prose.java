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
    /** Of each line: how much of it is running text, and how much is not. */
    private final int[] textOf;

    private final int[] restOf;
    /** The sums of both over the lines before one. */
    private final int[] prose;

    private final int[] other;

    private Prose(ContentTree tree, int[] textOf, int[] restOf) {
        this.tree = tree;
        this.textOf = textOf;
        this.restOf = restOf;
        this.prose = new int[textOf.length + 1];
        this.other = new int[textOf.length + 1];
    }

    /** Of a whole page. */
    public static Prose of(ContentTree tree) {
        int count = tree.lines().count();
        int[] text = new int[count];
        int[] rest = new int[count];
        for (int line = 0; line < count; line++) {
            if (isProse(tree, line)) {
                text[line] = tree.lines().width(line);
            } else {
                rest[line] = noise(tree, line);
            }
        }
        return new Prose(tree, text, rest).summed(new boolean[tree.size()]);
    }

    /** Of what is left of the page when some nodes are dropped. */
    public Prose without(boolean[] dropped) {
        return new Prose(tree, textOf, restOf).summed(dropped);
    }

    private Prose summed(boolean[] dropped) {
        Lines lines = tree.lines();
        for (int line = 0; line < textOf.length; line++) {
            boolean counts = !dropped[lines.owner(line)] && !dropped[lines.first(line)];
            prose[line + 1] = prose[line] + (counts ? textOf[line] : 0);
            other[line + 1] = other[line] + (counts ? restOf[line] : 0);
        }
        return this;
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
