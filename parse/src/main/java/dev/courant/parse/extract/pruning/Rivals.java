package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;

/**
 * The elements that a page marks as its article or its body. However long a dialogue or a discussion is, it is not the
 * article if one of these stands beside it with a text of its own.
 */
final class Rivals {
    private static final int ENOUGH = 250;
    private static final int MOST = 64;

    private final int[] nodes = new int[MOST];
    private final ContentTree tree;
    private int count;

    Rivals(ContentTree tree, Prose prose) {
        this.tree = tree;
        for (int node = 1; node < tree.size() && count < MOST; node++) {
            if (isMarked(node) && prose.prose(node) >= ENOUGH) {
                nodes[count++] = node;
            }
        }
    }

    private boolean isMarked(int node) {
        Kind kind = tree.kind(node);
        int labels = tree.labels(node);
        boolean named = kind.isBlock() && Label.BODY.in(labels) && (labels & Label.ROLES) == 0;
        return named || kind == Kind.ARTICLE && (labels & Label.ROLES) == 0;
    }

    /** Whether one stands beside a node: neither around it nor in it. */
    boolean standBeside(int node) {
        for (int i = 0; i < count; i++) {
            if (tree.end(nodes[i]) <= node || nodes[i] >= tree.end(node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one has ended before a node. */
    boolean precede(int node) {
        return count > 0 && tree.end(nodes[0]) <= node;
    }
}
