package dev.courant.parse.extract.lines;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import dev.courant.parse.text.name.NameWords;
import org.jspecify.annotations.Nullable;

/**
 * Finds a standfirst that stands between the headline and the body: the line that the page also gives as its summary,
 * or else one that its mark-up names so, or a heading that ends a sentence.
 */
public final class Standfirst {
    /** No standfirst. */
    public static final int NONE = -1;

    private static final int FARTHEST = 25;
    private static final int SAME = 40;
    private static final int LEAST = 30;
    private static final int LONGEST = 600;
    private static final int LONG = 80;
    private static final int DEPTH = 3;
    private static final double LINKED = 0.3;
    /** More sentences between headline and body are another text. */
    private static final int MOST_SENTENCES = 1;

    private static final int OTHERS = Label.FURNITURE.bit()
            | Label.COMMENTS.bit()
            | Label.CAPTION.bit()
            | Label.BYLINE.bit()
            | Label.HIDDEN.bit();

    private Standfirst() {}

    /**
     * Returns the line of the standfirst, or {@link #NONE}.
     *
     * @param headline the node of the headline
     * @param bodyLine the first line of the body
     * @param headlineText the headline; null if it is not known
     * @param summary the page's own summary; null if there is none
     */
    public static int find(
            ContentTree tree, int headline, int bodyLine, @Nullable String headlineText, @Nullable String summary) {
        if (headline == Headline.NONE) {
            return NONE;
        }
        String title = plain(headlineText);
        String wanted = start(plain(summary));
        int from = tree.endLine(headline);
        int lead = NONE;
        int prose = NONE;
        int proses = 0;
        for (int line = from; line < Math.min(bodyLine, from + FARTHEST); line++) {
            Lines lines = tree.lines();
            if (lines.width(line) >= LEAST && lines.width(line) < LONGEST && lines.linkDensity(line) < 0.5) {
                String text = start(PlainText.fold(tree.textOf(lines.owner(line), LONGEST)));
                if (!wanted.isEmpty()
                        && (text.startsWith(wanted) || wanted.startsWith(text) && TextWidth.of(text) >= LEAST)) {
                    return line;
                }
                lead = lead == NONE && isLead(tree, line, from, title) ? line : lead;
                if (isSentence(tree, line, from)) {
                    prose = prose == NONE ? line : prose;
                    proses++;
                }
            }
        }
        return lead != NONE || proses > MOST_SENTENCES ? lead : prose;
    }

    /** Whether a line is a sentence of the article rather than a caption, a notice or the name of a section. */
    private static boolean isSentence(ContentTree tree, int line, int from) {
        Lines lines = tree.lines();
        int width = lines.width(line);
        if (width < LONG || lines.stops(line) == 0 || lines.linkDensity(line) > LINKED) {
            return false;
        }
        int node = lines.owner(line);
        int labels = 0;
        for (; node != 0 && tree.firstLine(node) >= from; node = tree.parent(node)) {
            Kind kind = tree.kind(node);
            if (kind == Kind.FIGURE
                    || kind == Kind.CAPTION
                    || kind == Kind.ASIDE
                    || kind == Kind.FORM
                    || kind == Kind.NAV) {
                return false;
            }
            labels |= tree.labels(node);
        }
        String text = tree.textOf(lines.first(line), lines.end(line), LONGEST);
        return (labels & (OTHERS | Label.PICTURE.bit())) == 0
                && TextLine.endsSentence(text)
                && !BoilerplatePhrases.standard().isBoilerplate(text, PlainText.fold(text));
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
        int labels = 0;
        for (int i = 0; i < DEPTH && tree.firstLine(node) >= from; i++) {
            labels |= tree.labels(node);
            node = tree.parent(node);
        }
        return Label.STANDFIRST.in(labels) && (labels & OTHERS) == 0;
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
