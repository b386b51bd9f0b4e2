package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.lines.BoilerplatePhrases;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import java.util.Arrays;

/** Drops boxes of teasers inside the container: those that a heading such as "Related stories" opens. */
public final class TeaserBoxes {
    private static final int HEADING_WIDTH = 60;
    /** So much text before a box may be all of the article, however much is in the box. */
    private static final int ENOUGH_BEFORE = 250;

    private static final double CONTENT_SHARE = 0.3;

    private TeaserBoxes() {}

    public static void drop(ContentTree tree, Prose prose, int container, boolean[] dropped) {
        Lines lines = tree.lines();
        for (int line = tree.firstLine(container); line < tree.endLine(container); line++) {
            int owner = lines.owner(line);
            if (lines.width(line) <= HEADING_WIDTH
                    && !dropped[owner]
                    && opensTail(tree.textOf(owner, 2 * HEADING_WIDTH))) {
                dropBox(tree, prose, container, owner, dropped);
            }
        }
    }

    private static boolean opensTail(String text) {
        return BoilerplatePhrases.standard().opensBox(text, PlainText.fold(text));
    }

    private static void dropBox(ContentTree tree, Prose prose, int container, int heading, boolean[] dropped) {
        int box = heading;
        boolean after = prose.between(tree.firstLine(container), tree.firstLine(heading)) >= ENOUGH_BEFORE;
        double limit = after ? Integer.MAX_VALUE : prose.prose(container) * CONTENT_SHARE;
        for (int node = tree.parent(heading); node > container; node = tree.parent(node)) {
            if (prose.prose(node) > limit || tree.firstLine(node) < tree.firstLine(heading)) {
                break;
            }
            box = node;
        }
        if (box != heading) {
            Arrays.fill(dropped, box, tree.end(box), true);
        }
    }
}
