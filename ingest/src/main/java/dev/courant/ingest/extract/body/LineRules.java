package dev.courant.ingest.extract.body;

import dev.courant.ingest.extract.text.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges single lines by what they say: the headline again, a byline, a date line, a call to read, share or subscribe,
 * small print, a heading that opens what is not the article any more. Only short lines are judged by their words.
 */
final class LineRules {
    private static final int SENTENCE = 60;
    private static final double HEADING_TAIL = 0.7;
    private static final double LINE_TAIL = 0.85;
    /** Who and when stand above the text, or below it. */
    private static final double CREDITS_ABOVE = 0.15;

    private static final double CREDITS_BELOW = 0.9;
    private static final double LINKED = 0.8;

    private LineRules() {}

    static List<TextLine> keep(List<TextLine> lines, Hints hints) {
        List<TextLine> kept = new ArrayList<>(lines.size());
        Set<String> seen = new HashSet<>();
        String title = hints.title() == null ? "" : PlainText.of(hints.title());
        int all = lines.stream().mapToInt(line -> line.text().length()).sum();
        Credits credits = new Credits(hints.authors());
        int before = 0;
        for (TextLine line : lines) {
            if (before > all * (line.isHeading() ? HEADING_TAIL : LINE_TAIL)
                    && Phrases.standard().opensTail(line.text())) {
                break;
            }
            boolean outer = before < all * CREDITS_ABOVE || before > all * CREDITS_BELOW;
            if (!isFurniture(line, title)
                    && !(outer && isCredit(line, credits))
                    && (line.text().length() < SENTENCE || seen.add(line.text()))) {
                kept.add(line);
            }
            before += line.text().length();
        }
        while (!kept.isEmpty() && kept.getLast().isHeading()) {
            kept.removeLast();
        }
        return kept;
    }

    private static boolean isCredit(TextLine line, Credits credits) {
        return credits.isByline(line.text()) || !line.isHeading() && credits.isDateline(line.text());
    }

    private static boolean isFurniture(TextLine line, String title) {
        String text = line.text();
        if (Phrases.standard().isFurniture(text)) {
            return true;
        }
        if (text.length() < 2 * title.length() + 20 && PlainText.of(text).equals(title)) {
            return true;
        }
        return line.linkDensity() >= LINKED && !line.isHeading() && !TextLine.endsSentence(text);
    }
}
