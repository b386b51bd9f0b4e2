package dev.courant.parse.extract.lines;

import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filters single lines by what they say: drops the headline's repetition, bylines, date lines, calls to read, share or
 * subscribe, small print, and what follows a heading such as "Related stories". Only short lines are judged by their
 * words.
 */
public final class LineFilter {
    private static final int SENTENCE = 60;
    private static final double HEADING_TAIL = 0.7;
    private static final double LINE_TAIL = 0.85;
    private static final double CLOSING = 0.3;
    /** Who and when stand above the text, or below it. */
    private static final double CREDITS_ABOVE = 0.15;

    private static final double CREDITS_BELOW = 0.9;
    private static final double LINKED = 0.8;
    private static final int PARAGRAPH = 240;

    private final BoilerplatePhrases phrases = BoilerplatePhrases.standard();
    private final Set<String> seen = new HashSet<>();
    private final String title;
    private final CreditLines credits;
    private final int all;

    private LineFilter(List<TextLine> lines, @Nullable String title, List<String> authors) {
        this.title = title == null ? "" : PlainText.fold(title);
        this.credits = new CreditLines(authors);
        this.all = lines.stream().mapToInt(TextLine::width).sum();
    }

    /**
     * Returns the lines that are the article's.
     *
     * @param lines all lines of its container, in their order
     * @param title the headline; null if it is not known
     * @param authors the names of its authors
     * @param listener is told the decision on each line
     */
    public static List<TextLine> keep(
            List<TextLine> lines, @Nullable String title, List<String> authors, DecisionListener listener) {
        LineFilter rules = new LineFilter(lines, title, authors);
        List<TextLine> kept = new ArrayList<>(lines.size());
        int before = 0;
        boolean over = false;
        boolean closed = false;
        int last = lastParagraph(lines);
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            over = rules.endsArticle(line, before) || over && !(isParagraph(line) && i < last);
            closed |= line.isHeading() && before > rules.all * CLOSING && rules.phrases.closesArticle(line.plain());
            LineRule rule = over || closed ? LineRule.TAIL : rules.judge(line, before);
            listener.judged(line.line(), rule);
            if (rule == LineRule.KEPT) {
                kept.add(line);
            }
            before += line.width();
        }
        while (!kept.isEmpty() && kept.getLast().isHeading()) {
            listener.judged(kept.removeLast().line(), LineRule.LAST_HEADING);
        }
        return kept;
    }

    /** The last paragraph of some length: what a box in the middle of an article stands before. */
    private static int lastParagraph(List<TextLine> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && !isParagraph(lines.get(last))) {
            last--;
        }
        return last;
    }

    private static boolean isParagraph(TextLine line) {
        return line.kind() == Kind.PARAGRAPH && line.width() >= PARAGRAPH && line.linkDensity() < 0.3;
    }

    private boolean endsArticle(TextLine line, int before) {
        return before > all * (line.isHeading() ? HEADING_TAIL : LINE_TAIL)
                && phrases.opensTail(line.text(), line.plain());
    }

    private LineRule judge(TextLine line, int before) {
        String text = line.text();
        if (line.kind() == Kind.CODE) {
            return LineRule.KEPT;
        }
        if (line.isHeading() ? phrases.isBoilerplateHeading(text, line.plain()) : phrases.isBoilerplate(line)) {
            return LineRule.PHRASE;
        }
        if (text.length() >= title.length()
                && text.length() < 2 * title.length() + 20
                && line.plain().equals(title)) {
            return LineRule.HEADLINE;
        }
        if (line.linkDensity() >= LINKED
                && !line.isHeading()
                && line.kind() != Kind.ITEM
                && !TextLine.endsSentence(text)
                && !TextLine.isAddress(text)) {
            return LineRule.LINKS;
        }
        boolean outer = before < all * CREDITS_ABOVE || before > all * CREDITS_BELOW;
        boolean credit = outer && credits.isCredit(line)
                || before > all * CREDITS_BELOW && (credits.isBiography(line) || CreditLines.isContact(line));
        if (credit) {
            return LineRule.CREDIT;
        }
        return line.width() < SENTENCE || seen.add(text) ? LineRule.KEPT : LineRule.REPEATED;
    }
}
