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

    private final ContentTree tree;
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
            return before != NONE || after != NONE;
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
        Kind kind = tree.kind(node);
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
        Lines lines = tree.lines();
        int width = 0;
        int linked = 0;
        boolean prose = false;
        for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
            width += lines.width(line);
            linked += lines.linkWidth(line);
            prose |= lines.width(line) >= PARAGRAPH && lines.stops(line) > 0 && Prose.isProse(tree, line);
        }
        boolean single = kind == Kind.BLOCK || tree.endLine(node) - tree.firstLine(node) == 1;
        return prose && single && linked <= width * LINKED;
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
