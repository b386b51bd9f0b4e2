package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the rest of a text of which a page shows but the beginning: what the page states or carries as data is
 * taken where it tells the same and is much longer.
 */
final class FullerText {
    /** A page that shows so much shows all of it. */
    private static final int SHORT = 900;

    private static final double LONGER = 1.4;
    private static final int PASSAGE = 60;
    private static final int LEAST_RUN = 12;
    private static final int LONGEST_RUN = 24;

    private final EmbeddedStateStage state;

    FullerText(EmbeddedStateStage state) {
        this.state = state;
    }

    /**
     * Returns a text that tells what the visible one tells and more, with the stage it is from; else null. A page that
     * states its text is believed in how long that is.
     */
    @Nullable
    Body find(String visible, ParsedPage page, ArticleContext context) {
        List<String> passages = TextWidth.of(visible, SHORT) < SHORT ? passagesOf(visible) : List.of();
        if (passages.isEmpty()) {
            return null;
        }
        String stated = StructuredDataStage.textOf(context);
        if (stated != null && isFuller(stated, visible, passages)) {
            return new Body(stated, StructuredDataStage.NAME);
        }
        String run = stated == null ? runIn(longest(visible)) : "";
        List<String> scripts = run.isEmpty()
                ? List.of()
                : page.data().texts().stream()
                        .filter(text -> text.contains(run))
                        .toList();
        String embedded = scripts.isEmpty() ? null : state.find(scripts, context);
        return embedded != null && isFuller(embedded, visible, passages) ? new Body(embedded, state.name()) : null;
    }

    /** Whether a text is much longer and has half of the passages: a standfirst may be elsewhere. */
    private static boolean isFuller(String text, String visible, List<String> passages) {
        if (TextWidth.of(text) < TextWidth.of(visible) * LONGER) {
            return false;
        }
        String plain = PlainText.fold(text);
        return passages.stream().filter(plain::contains).count() * 2 >= passages.size();
    }

    /** The beginnings of longer lines, as they are compared. */
    private static List<String> passagesOf(String visible) {
        return visible.lines()
                .map(PlainText::fold)
                .filter(line -> TextWidth.of(line) >= PASSAGE)
                .map(line -> line.substring(0, Math.min(line.length(), PASSAGE)))
                .toList();
    }

    private static String longest(String visible) {
        return visible.lines().max(Comparator.comparingInt(String::length)).orElse("");
    }

    /**
     * Some letters in a row that are written alike in mark-up, in JSON and in a line: a quick look tells where they
     * are.
     */
    private static String runIn(String line) {
        String best = "";
        int start = 0;
        for (int i = 0; i <= line.length() && best.length() < LONGEST_RUN; i++) {
            char c = i < line.length() ? line.charAt(i) : '\n';
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == ' ';
            if (!plain || i - start >= LONGEST_RUN) {
                best = i - start > best.length() ? line.substring(start, i) : best;
                start = i + 1;
            }
        }
        return best.length() >= LEAST_RUN ? best : "";
    }
}
