package dev.courant.parse.extract.tree;

import dev.courant.parse.text.PlainText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A page as arrays in document order: node {@code i}'s descendants are the nodes {@code i + 1} to {@code end(i) - 1},
 * so every walk is a loop, whatever the depth. Not changed once built.
 */
public final class ContentTree {
    private static final int START = 1024;

    private final Lines lines = new Lines();
    private int size;
    private int[] parent = new int[START];
    private int[] end = new int[START];
    private int[] labels = new int[START];
    private int[] firstLine = new int[START];
    private int[] endLine = new int[START];
    private Kind[] kinds = new Kind[START];
    private @Nullable String[] texts = new @Nullable String[START];

    ContentTree() {}

    int add(int parentNode, Kind kind, int labelBits, @Nullable String text) {
        if (size == parent.length) {
            grow();
        }
        parent[size] = parentNode;
        kinds[size] = kind;
        labels[size] = labelBits;
        texts[size] = text;
        firstLine[size] = lines.count();
        end[size] = size + 1;
        return size++;
    }

    private void grow() {
        int length = size * 2;
        parent = Arrays.copyOf(parent, length);
        end = Arrays.copyOf(end, length);
        labels = Arrays.copyOf(labels, length);
        firstLine = Arrays.copyOf(firstLine, length);
        endLine = Arrays.copyOf(endLine, length);
        kinds = Arrays.copyOf(kinds, length);
        texts = Arrays.copyOf(texts, length);
    }

    void label(int node, Label mark) {
        label(node, mark.bit());
    }

    void label(int node, int marks) {
        labels[node] |= marks;
    }

    void close(int node, boolean lineOpen) {
        end[node] = size;
        endLine[node] = lines.count() + (lineOpen ? 1 : 0);
    }

    public int size() {
        return size;
    }

    public Lines lines() {
        return lines;
    }

    /** The parent node; the root, node 0, is its own. */
    public int parent(int node) {
        return parent[node];
    }

    /** The node after the last descendant. */
    public int end(int node) {
        return end[node];
    }

    public Kind kind(int node) {
        return kinds[node];
    }

    /** The set of {@link Label} bits. */
    public int labels(int node) {
        return labels[node];
    }

    public boolean is(int node, Label mark) {
        return mark.in(labels[node]);
    }

    /** The text of a text node as it stands in the page; null for an element. */
    public @Nullable String text(int node) {
        return texts[node];
    }

    /** The first line at or in a node. For an inline node, the line that it is part of. */
    public int firstLine(int node) {
        return firstLine[node];
    }

    /** The line after the last in a node. */
    public int endLine(int node) {
        return endLine[node];
    }

    public boolean contains(int ancestor, int node) {
        return node >= ancestor && node < end[ancestor];
    }

    /** All text of a node, blanks collapsed, cut at a number of characters. */
    public String textOf(int node, int limit) {
        return textOf(node, end[node], limit);
    }

    /** All text from one node to before another, blanks collapsed, cut at a number of characters. */
    public String textOf(int from, int to, int limit) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to && out.length() < limit; i++) {
            String text = texts[i];
            if (text != null) {
                PlainText.append(out, text);
            } else if (kinds[i].isBlock()) {
                PlainText.append(out, " ");
            }
        }
        int last = out.length();
        return out.substring(0, last > 0 && out.charAt(last - 1) == ' ' ? last - 1 : last);
    }
}
