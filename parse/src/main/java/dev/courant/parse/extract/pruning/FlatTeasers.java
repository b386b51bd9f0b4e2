package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;
import java.util.ArrayList;
import java.util.List;

/** Finds teasers of other stories that no element holds: headings that are links, each with a few words after it. */
final class FlatTeasers {
    private static final int LEAST = 3;
    private static final int MOST_TEXT = 320;
    private static final int MOST_SIBLINGS = 3;

    private final ContentTree tree;
    private final TeaserCards cards;

    FlatTeasers(ContentTree tree, TeaserCards cards) {
        this.tree = tree;
        this.cards = cards;
    }

    /** Returns the nodes of such teasers among the children of a node; none if there are fewer than three in a row. */
    List<Integer> in(int parent) {
        List<Integer> found = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        int teasers = 0;
        int child = parent + 1;
        while (child < tree.end(parent)) {
            int next = isLinkedHeading(child) ? teaserEnd(child, parent) : child;
            if (next > child) {
                teasers++;
                addChildren(child, next, run);
            } else if (tree.firstLine(child) < tree.endLine(child)) {
                addRun(teasers, run, found);
                teasers = 0;
            }
            child = next > child ? next : tree.end(child);
        }
        addRun(teasers, run, found);
        return found;
    }

    private static void addRun(int teasers, List<Integer> run, List<Integer> found) {
        if (teasers >= LEAST) {
            found.addAll(run);
        }
        run.clear();
    }

    private void addChildren(int from, int to, List<Integer> run) {
        for (int child = from; child < to; child = tree.end(child)) {
            run.add(child);
        }
    }

    private boolean isLinkedHeading(int node) {
        return tree.kind(node) == Kind.HEADING
                && tree.endLine(node) - tree.firstLine(node) == 1
                && cards.isTitle(tree.firstLine(node));
    }

    /** The node after the few words of a teaser that begins with a heading; the heading itself if more text follows. */
    private int teaserEnd(int heading, int parent) {
        Lines lines = tree.lines();
        int text = 0;
        int siblings = 0;
        int node = tree.end(heading);
        while (node < tree.end(parent) && tree.kind(node) != Kind.HEADING && siblings <= MOST_SIBLINGS) {
            for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
                text += lines.width(line);
            }
            siblings += tree.firstLine(node) < tree.endLine(node) ? 1 : 0;
            node = tree.end(node);
        }
        return text > 0 && text <= MOST_TEXT && siblings <= MOST_SIBLINGS ? node : heading;
    }
}
