package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.lines.BoilerplatePhrases;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import java.util.Arrays;

/** Drops boxes of teasers inside the container: those that a heading such as "Related stories" opens. */
public final class TeaserBoxes {
    private static final int HEADING_WIDTH = 60;
    /** As it stands in the page, with characters that are not seen. */
    private static final int LONGEST_HEADING = 2 * HEADING_WIDTH;

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
                    && isShort(tree, owner)
                    && opensTail(tree.textOf(owner, LONGEST_HEADING))) {
                dropBox(tree, prose, container, owner, dropped);
            }
        }
    }

    /** Whether a block may be a heading by its width: most lines are part of longer blocks. */
    private static boolean isShort(ContentTree tree, int block) {
        int width = 0;
        for (int line = tree.firstLine(block); line < tree.endLine(block) && width <= LONGEST_HEADING; line++) {
            width += tree.lines().width(line);
        }
        return width <= LONGEST_HEADING;
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
