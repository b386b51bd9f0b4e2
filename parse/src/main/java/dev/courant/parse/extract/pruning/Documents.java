package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import java.util.Arrays;

/**
 * Finds lists of links that belong to the text: sources, documents, offers. Their links lead to other sites, and a
 * paragraph stands before them; a list of the site's other stories links to the site, and has a heading.
 */
final class Documents {
    private Documents() {}

    /** For each line whether it is one of such a list. */
    static boolean[] linesOf(ContentTree tree, boolean[] dropped) {
        boolean[] lines = new boolean[tree.lines().count()];
        for (int node = 1; node < tree.size(); node++) {
            if (tree.kind(node) == Kind.LIST
                    && !dropped[node]
                    && isIntroduced(tree, node, dropped)
                    && leadsAway(tree, node)) {
                Arrays.fill(lines, tree.firstLine(node), tree.endLine(node), true);
            }
        }
        return lines;
    }

    /** Whether a paragraph that is no link stands right before a list, in the same block or the one around it. */
    private static boolean isIntroduced(ContentTree tree, int list, boolean[] dropped) {
        Lines lines = tree.lines();
        int line = tree.firstLine(list) - 1;
        return line >= 0
                && tree.endLine(list) > tree.firstLine(list)
                && tree.kind(lines.owner(line)) == Kind.PARAGRAPH
                && !dropped[lines.owner(line)]
                && lines.linkDensity(line) < 0.5
                && line >= tree.firstLine(tree.parent(tree.parent(list)));
    }

    private static boolean leadsAway(ContentTree tree, int list) {
        int links = 0;
        for (int node = list; node < tree.end(list); node++) {
            if (tree.kind(node) == Kind.LINK) {
                if (!tree.is(node, Label.EXTERNAL)) {
                    return false;
                }
                links++;
            }
        }
        return links > 0;
    }
}
