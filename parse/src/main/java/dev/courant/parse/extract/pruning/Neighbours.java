package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds a name against the neighbours: a paragraph that stands between paragraphs is one of them, whatever it is
 * called, and so is a section among sections whose name may speak of its subject.
 */
final class Neighbours {
    private static final int NONE = -1;
    private static final int PARAGRAPH = 80;
    private static final int SENTENCE = 80;
    private static final int LONGEST_SENTENCE = 1_000;
    private static final double LINKED = 0.3;

    private static final int TEXTS = 0;
    private static final int WIDTHS = 1;
    private static final int LINKS = 2;

    private final ContentTree tree;
    private int @Nullable [][] sums;
    /** The sibling before each node, or -1; made when it is needed first. */
    private int @Nullable [] previous;

    Neighbours(ContentTree tree) {
        this.tree = tree;
    }

    /** Whether a node that is named as no text is text by its neighbours. */
    boolean makeText(int node) {
        int labels = tree.labels(node);
        if ((labels & Label.ROLES) == 0 || Label.HIDDEN.in(labels)) {
            return false;
        }
        Kind kind = tree.kind(node);
        boolean doubtful = !Label.OUTRIGHT.in(labels);
        if (kind == Kind.HEADING) {
            return doubtful;
        }
        if (kind != Kind.PARAGRAPH && kind != Kind.BLOCK || !holdsText(node, kind)) {
            return false;
        }
        int before = sibling(node, true);
        int after = sibling(node, false);
        if (doubtful) {
            return before != NONE
                    || after != NONE
                    || kind == Kind.BLOCK
                            && sibling(node, Kind.PARAGRAPH, true) != NONE
                            && sibling(node, Kind.PARAGRAPH, false) != NONE;
        }
        return kind == Kind.PARAGRAPH && before != NONE && after != NONE && (isPlain(before) || isPlain(after));
    }

    /**
     * Whether a paragraph that is one link is a sentence of the text: it ends as a sentence does, and stands beside a
     * paragraph of prose. A headline does not end with a full stop.
     */
    boolean makeSentence(int node) {
        if (tree.kind(node) != Kind.PARAGRAPH || tree.endLine(node) - tree.firstLine(node) != 1) {
            return false;
        }
        int line = tree.firstLine(node);
        return tree.lines().width(line) >= SENTENCE
                && tree.lines().stops(line) > 0
                && endsWithStop(tree.textOf(node, LONGEST_SENTENCE))
                && (sibling(node, true) != NONE || sibling(node, false) != NONE);
    }

    private static boolean endsWithStop(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return last == '.' && !text.endsWith("..") || last == '。' || last == '।' || last == '۔';
    }

    private boolean isPlain(int node) {
        return (tree.labels(node) & Label.ROLES) == 0;
    }

    /** The next sibling of the same kind, past pictures and headings, if it holds text; else -1. */
    private int sibling(int node, boolean before) {
        return sibling(node, tree.kind(node), before);
    }

    private int sibling(int node, Kind kind, boolean before) {
        int other = before ? previous(node) : next(node);
        while (other != NONE && isPassedOver(other, kind)) {
            other = before ? previous(other) : next(other);
        }
        return other != NONE && tree.kind(other) == kind && holdsText(other, kind) ? other : NONE;
    }

    private boolean isPassedOver(int node, Kind kind) {
        Kind other = tree.kind(node);
        return tree.firstLine(node) == tree.endLine(node)
                || other == Kind.FIGURE
                || other == Kind.BREAK
                || !other.isBlock()
                || other == Kind.HEADING && kind == Kind.PARAGRAPH;
    }

    /** Whether a paragraph is prose, or a block holds some and is no list of links. */
    private boolean holdsText(int node, Kind kind) {
        int from = tree.firstLine(node);
        int to = tree.endLine(node);
        if (kind != Kind.BLOCK && to - from != 1) {
            return false;
        }
        int[] texts = sums(TEXTS);
        int[] widths = sums(WIDTHS);
        int[] links = sums(LINKS);
        return texts[to] > texts[from] && links[to] - links[from] <= (widths[to] - widths[from]) * LINKED;
    }

    /** Sums over lines; made when they are needed first. */
    private int[] sums(int which) {
        int[][] known = sums == null ? sum() : sums;
        sums = known;
        return known[which];
    }

    private int[][] sum() {
        Lines lines = tree.lines();
        int count = lines.count();
        int[][] all = new int[LINKS + 1][count + 1];
        for (int line = 0; line < count; line++) {
            boolean prose = lines.width(line) >= PARAGRAPH && lines.stops(line) > 0 && Prose.isProse(tree, line);
            all[TEXTS][line + 1] = all[TEXTS][line] + (prose ? 1 : 0);
            all[WIDTHS][line + 1] = all[WIDTHS][line] + lines.width(line);
            all[LINKS][line + 1] = all[LINKS][line] + lines.linkWidth(line);
        }
        return all;
    }

    private int next(int node) {
        int next = tree.end(node);
        return next < tree.size() && tree.parent(next) == tree.parent(node) ? next : NONE;
    }

    private int previous(int node) {
        int[] siblings = previous == null ? previousSiblings() : previous;
        previous = siblings;
        return siblings[node];
    }

    private int[] previousSiblings() {
        int[] last = new int[tree.size()];
        int[] siblings = new int[tree.size()];
        Arrays.fill(last, NONE);
        for (int node = 1; node < siblings.length; node++) {
            siblings[node] = last[tree.parent(node)];
            last[tree.parent(node)] = node;
        }
        return siblings;
    }
}
