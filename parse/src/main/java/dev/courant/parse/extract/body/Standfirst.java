package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.extract.tree.Mark;
import dev.courant.parse.text.NameWords;
import dev.courant.parse.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Finds a standfirst that stands between the headline and the body: the line that the page also gives as its summary,
 * or else one that its mark-up names so, or a heading that ends a sentence.
 */
final class Standfirst {
    static final int NONE = -1;
    private static final int FARTHEST = 25;
    private static final int SAME = 40;
    private static final int LEAST = 30;
    private static final int LONGEST = 600;
    private static final int LONG = 80;
    private static final int DEPTH = 3;
    private static final int OTHERS =
            Mark.FURNITURE.bit() | Mark.COMMENTS.bit() | Mark.CAPTION.bit() | Mark.BYLINE.bit() | Mark.HIDDEN.bit();

    private Standfirst() {}

    /** The line, or -1; {@code bodyLine} is the first line of the body. */
    static int find(ContentTree tree, int headline, int bodyLine, Hints hints) {
        if (headline == Headline.NONE) {
            return NONE;
        }
        String title = plain(hints.title());
        String wanted = start(plain(hints.description()));
        int from = tree.endLine(headline);
        int lead = NONE;
        for (int line = from; line < Math.min(bodyLine, from + FARTHEST); line++) {
            Lines lines = tree.lines();
            if (lines.width(line) >= LEAST && lines.width(line) < LONGEST && lines.linkDensity(line) < 0.5) {
                String text = start(PlainText.fold(tree.textOf(lines.owner(line), LONGEST)));
                if (!wanted.isEmpty()
                        && (text.startsWith(wanted) || wanted.startsWith(text) && text.length() >= LEAST)) {
                    return line;
                }
                lead = lead == NONE && isLead(tree, line, from, title) ? line : lead;
            }
        }
        return lead;
    }

    /**
     * Whether a line is marked as a standfirst, or is a long heading that ends a sentence; and is no other headline.
     */
    private static boolean isLead(ContentTree tree, int line, int from, String title) {
        Lines lines = tree.lines();
        String text = tree.textOf(lines.first(line), lines.end(line), LONGEST);
        boolean isLong = lines.width(line) >= LONG;
        if (PlainText.fold(text).endsWith(title) || !isLong && isSigned(text)) {
            return false;
        }
        int node = lines.owner(line);
        if (tree.kind(node) == Kind.HEADING && isLong && TextLine.endsSentence(text)) {
            return true;
        }
        int marks = 0;
        for (int i = 0; i < DEPTH && tree.firstLine(node) >= from; i++) {
            marks |= tree.marks(node);
            node = tree.parent(node);
        }
        return Mark.STANDFIRST.in(marks) && (marks & OTHERS) == 0;
    }

    private static boolean isSigned(String text) {
        int space = text.indexOf(' ');
        return space > 0 && NameWords.STANDARD.isOpener(text.substring(0, space));
    }

    private static String plain(@Nullable String text) {
        return PlainText.fold(text == null ? "" : text);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(SAME, text.length()));
    }
}
