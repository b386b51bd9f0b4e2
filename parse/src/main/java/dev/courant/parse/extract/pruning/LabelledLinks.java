package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;

/**
 * Recognises a line that recommends another story of the site, in whatever language: a word or two, a mark such as a
 * colon, and a link to the end of the line that is no sentence.
 */
final class LabelledLinks {
    private static final int LONGEST_LABEL = 32;
    private static final int SHORTEST_LINK = 14;
    private static final int LONGEST = 300;
    private static final String MARKS = ":：|｜»›>→▶►-–—»";

    private final ContentTree tree;

    LabelledLinks(ContentTree tree) {
        this.tree = tree;
    }

    boolean isOne(int node) {
        Kind kind = tree.kind(node);
        int line = tree.firstLine(node);
        return (kind == Kind.PARAGRAPH || kind == Kind.BLOCK)
                && tree.endLine(node) - line == 1
                && tree.lines().width(line) <= LONGEST
                && tree.lines().linkWidth(line) >= SHORTEST_LINK
                && endsInLinkAfterLabel(line);
    }

    private boolean endsInLinkAfterLabel(int line) {
        Lines lines = tree.lines();
        StringBuilder label = new StringBuilder();
        StringBuilder linked = new StringBuilder();
        int linkEnd = 0;
        for (int node = lines.first(line); node < lines.end(line); node++) {
            if (tree.kind(node) == Kind.LINK && tree.is(node, Label.INTERNAL)) {
                linkEnd = tree.end(node);
            }
            String text = tree.text(node);
            if (text != null && node < linkEnd) {
                linked.append(text);
            } else if (text != null && !text.isBlank() && !(isClosing(text) && !linked.isEmpty())) {
                label.append(text.strip());
                if (!linked.isEmpty() || label.length() > LONGEST_LABEL) {
                    return false;
                }
            }
        }
        return endsWithMark(label)
                && !linked.isEmpty()
                && !linked.toString().stripTrailing().endsWith(".");
    }

    private static boolean isClosing(String text) {
        String mark = text.strip();
        return mark.equals(")") || mark.equals("]");
    }

    private static boolean endsWithMark(CharSequence label) {
        return !label.isEmpty() && MARKS.indexOf(label.charAt(label.length() - 1)) >= 0;
    }
}
