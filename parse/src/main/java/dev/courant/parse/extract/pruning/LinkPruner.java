package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.lines.TextLine;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;

/** Drops what is mostly links: lists, blocks, paragraphs. What holds much of the page's prose stays, however linked. */
public final class LinkPruner {
    private static final int LONGEST_ADDRESS = 200;
    private static final double CONTENT_SHARE = 0.3;

    private final ContentTree tree;
    private final boolean[] dropped;
    private final int[] width;
    private final int[] linked;

    private LinkPruner(ContentTree tree, boolean[] dropped) {
        this.tree = tree;
        this.dropped = dropped;
        int count = tree.lines().count();
        this.width = new int[count + 1];
        this.linked = new int[count + 1];
    }

    /** Adds to the dropped nodes those that are mostly links. */
    public static void prune(ContentTree tree, Prose prose, boolean[] dropped) {
        LinkPruner pruner = new LinkPruner(tree, dropped);
        pruner.sum(Documents.linesOf(tree, dropped));
        Neighbours neighbours = new Neighbours(tree);
        LabelledLinks labelled = new LabelledLinks(tree);
        double content = prose.prose(0) * CONTENT_SHARE;
        for (int node = 1; node < dropped.length; node++) {
            dropped[node] |= dropped[tree.parent(node)]
                    || pruner.isLinkage(node, prose.prose(node))
                            && prose.prose(node) <= content
                            && !neighbours.makeSentence(node)
                            && !isBareAddress(tree, node)
                    || labelled.isOne(node);
        }
    }

    /** Whether a paragraph is an address that is written out, as sources are. */
    private static boolean isBareAddress(ContentTree tree, int node) {
        return tree.kind(node) == Kind.PARAGRAPH
                && tree.endLine(node) - tree.firstLine(node) == 1
                && TextLine.isAddress(tree.textOf(node, LONGEST_ADDRESS));
    }

    private void sum(boolean[] documents) {
        Lines lines = tree.lines();
        for (int i = 0; i < lines.count(); i++) {
            boolean counts = !dropped[lines.owner(i)];
            width[i + 1] = width[i] + (counts ? lines.width(i) : 0);
            linked[i + 1] = linked[i] + (counts && !documents[i] ? lines.linkWidth(i) : 0);
        }
    }

    private boolean isLinkage(int node, int prose) {
        Kind kind = tree.kind(node);
        if (!kind.isBlock() || kind == Kind.ROOT || kind == Kind.BREAK || tree.endLine(node) == tree.firstLine(node)) {
            return false;
        }
        double density = density(node);
        return switch (kind) {
            case PARAGRAPH, QUOTE, ITEM, CELL, ROW, HEADING, HEADLINE -> density >= 0.9;
            default -> density >= (prose > 0 ? 0.7 : 0.5);
        };
    }

    private double density(int node) {
        int all = width[tree.endLine(node)] - width[tree.firstLine(node)];
        return all == 0 ? 0 : (double) (linked[tree.endLine(node)] - linked[tree.firstLine(node)]) / all;
    }
}
