package dev.courant.parse.extract.lines;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders the lines that were not dropped as plain text, in NFC, with single spaces; preformatted text keeps its own.
 */
public final class LineRenderer {
    /** Lines of code may be elements within the preformatted one. */
    private static final int CODE_DEPTH = 4;

    private LineRenderer() {}

    /** Renders one line, if there is one to go first, and then a range. */
    public static List<TextLine> render(ContentTree tree, int firstLine, int fromLine, int toLine, boolean[] dropped) {
        List<TextLine> lines = render(tree, fromLine, toLine, dropped);
        if (firstLine != Standfirst.NONE) {
            lines.addAll(0, render(tree, firstLine, firstLine + 1, new boolean[tree.size()]));
        }
        return lines;
    }

    public static List<TextLine> render(ContentTree tree, int fromLine, int toLine, boolean[] dropped) {
        Lines lines = tree.lines();
        List<TextLine> out = new ArrayList<>();
        StringBuilder buffer = new StringBuilder();
        for (int line = fromLine; line < toLine; line++) {
            if (dropped[lines.owner(line)]) {
                continue;
            }
            buffer.setLength(0);
            boolean code = isPreformatted(tree, lines.owner(line));
            append(tree, line, dropped, buffer, code);
            String text = code ? Preformatted.strip(buffer) : strip(buffer);
            if (!text.isEmpty()) {
                Kind kind = code ? Kind.CODE : kindOf(tree, lines.owner(line));
                out.add(TextLine.of(line, text, kind, lines.linkDensity(line)));
            }
        }
        return out;
    }

    /** The kind of a block; that of a list's item for a paragraph in it. */
    private static Kind kindOf(ContentTree tree, int owner) {
        Kind kind = tree.kind(owner);
        return kind == Kind.PARAGRAPH && tree.kind(tree.parent(owner)) == Kind.ITEM ? Kind.ITEM : kind;
    }

    private static boolean isPreformatted(ContentTree tree, int owner) {
        int node = owner;
        for (int level = 0; level < CODE_DEPTH && node != 0; level++) {
            if (tree.kind(node) == Kind.CODE) {
                return true;
            }
            node = tree.parent(node);
        }
        return false;
    }

    private static void append(
            ContentTree tree, int line, boolean[] dropped, StringBuilder buffer, boolean preformatted) {
        int node = tree.lines().first(line);
        int end = tree.lines().end(line);
        while (node < end) {
            String text = tree.text(node);
            if (dropped[node]) {
                node = Math.max(node + 1, Math.min(end, tree.end(node)));
            } else {
                if (text != null && tree.kind(node) == Kind.TEXT) {
                    if (preformatted) {
                        buffer.append(text);
                    } else {
                        PlainText.append(buffer, text);
                    }
                }
                node++;
            }
        }
    }

    private static String strip(StringBuilder buffer) {
        int length = buffer.length();
        if (length > 0 && buffer.charAt(length - 1) == ' ') {
            buffer.setLength(length - 1);
        }
        return PlainText.compose(buffer.toString());
    }
}
