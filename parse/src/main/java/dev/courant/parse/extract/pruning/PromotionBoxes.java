package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.lines.BoilerplatePhrases;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import java.util.Arrays;

/**
 * Drops boxes of a few lines of which one asks to subscribe, to donate or to install something, or that have a field
 * for an e-mail address: the other lines, such as the box's heading, say it in words that no list has.
 */
public final class PromotionBoxes {
    private static final int MOST_LINES = 4;
    private static final int WIDEST = 700;
    /** A box has no such paragraph of plain prose; an article has. */
    private static final int PARAGRAPH = 160;

    private static final double SHARE = 0.2;

    private final ContentTree tree;
    /** For each line whether it promotes something: 0 not known yet, 1 yes, -1 no. */
    private final byte[] known;

    private PromotionBoxes(ContentTree tree) {
        this.tree = tree;
        this.known = new byte[tree.lines().count()];
    }

    /** Adds the boxes within a container to the dropped nodes, with those inside them. */
    public static void drop(ContentTree tree, Prose prose, int container, boolean[] dropped) {
        PromotionBoxes boxes = new PromotionBoxes(tree);
        double most = prose.prose(container) * SHARE;
        for (int node = container + 1; node < tree.end(container); node++) {
            if (!dropped[node] && boxes.isBox(node) && prose.prose(node) <= most) {
                Arrays.fill(dropped, node, tree.end(node), true);
            }
        }
    }

    private boolean isBox(int node) {
        Kind kind = tree.kind(node);
        int lines = tree.endLine(node) - tree.firstLine(node);
        boolean field = tree.is(node, Label.ADDRESS_FIELD);
        if (kind != Kind.BLOCK && kind != Kind.QUOTE || lines < (field ? 1 : 2) || lines > MOST_LINES) {
            return false;
        }
        int width = 0;
        for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
            width += tree.lines().width(line);
        }
        return width <= WIDEST && (promotes(node) || field && !hasParagraph(node));
    }

    private boolean promotes(int node) {
        Lines lines = tree.lines();
        boolean promotes = false;
        for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
            boolean says = says(line);
            promotes |= says;
            if (!says && isParagraph(line)) {
                return false;
            }
        }
        return promotes;
    }

    private boolean hasParagraph(int node) {
        for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
            if (isParagraph(line)) {
                return true;
            }
        }
        return false;
    }

    private boolean isParagraph(int line) {
        return tree.lines().width(line) >= PARAGRAPH && Prose.isProse(tree, line);
    }

    private boolean says(int line) {
        if (known[line] == 0) {
            Lines lines = tree.lines();
            String text = tree.textOf(lines.first(line), lines.end(line), WIDEST);
            known[line] = (byte) (BoilerplatePhrases.standard().promotes(text, PlainText.fold(text)) ? 1 : -1);
        }
        return known[line] > 0;
    }
}
