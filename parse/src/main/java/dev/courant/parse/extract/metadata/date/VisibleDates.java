package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.tree.BelowText;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateReader.NumericOrder;
import dev.courant.parse.text.date.DateWindow;
import dev.courant.parse.text.date.DateWords;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that a page shows: {@code <time>} elements, elements named as date lines, and lines that say little
 * but a date. What stands by the headline goes before what stands elsewhere.
 */
final class VisibleDates {
    private static final int BEFORE = 8;
    private static final int AFTER = 25;
    private static final int CLOSE = 8;
    /** A page that shows more days than this by lines elsewhere is a list or a calendar. */
    private static final int MOST_DAYS = 3;
    /** A paragraph that begins with a date has it in so many characters. */
    private static final int OPENING = 48;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private final ContentTree tree;
    private final PageLines lines;
    private final LabelledDates marked;
    private final DateWindow window;
    private final NumericOrder order;
    private final BelowText others;

    /** @param window the dates that are believed */
    VisibleDates(ContentTree tree, PageFacts facts, DateWindow window, NumericOrder order) {
        this.tree = tree;
        this.lines = new PageLines(tree);
        this.marked = new LabelledDates(tree, facts, lines, window, order);
        this.window = window;
        this.order = order;
        this.others = new BelowText(tree);
    }

    /** The date by the headline, or else the first of a page that shows few. */
    @Nullable
    Sourced<OffsetDateTime> find(int headline) {
        int beginning = lines.beginning(headline);
        Sourced<OffsetDateTime> found = first(text -> line(FirstPublished.in(text)));
        found = found != null || beginning == Headline.NONE ? found : toldNear(beginning);
        found = found != null || beginning == Headline.NONE ? found : near(beginning);
        found = found != null ? found : marked.first(0, tree.lines().count());
        found = found != null ? found : first(this::toldIn);
        found = found != null ? found : onlyOne();
        return found != null ? found : opening();
    }

    /** A date within a few lines of the headline that is called the day of publication. */
    private @Nullable Sourced<OffsetDateTime> toldNear(int headline) {
        int line = tree.firstLine(headline);
        int bottom = Math.min(tree.lines().count(), tree.endLine(headline) + AFTER);
        Sourced<OffsetDateTime> found = told(line, bottom);
        return found != null ? found : told(Math.max(0, line - BEFORE), line);
    }

    private @Nullable Sourced<OffsetDateTime> told(int fromLine, int toLine) {
        for (int line = fromLine; line < toLine; line++) {
            Sourced<OffsetDateTime> found = toldLast(datedText(line));
            found = found != null ? found : marked.published(line);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The date after the word that tells of a publication. */
    private @Nullable Sourced<OffsetDateTime> toldLast(String text) {
        if (!DateLine.hasDigit(text)) {
            return null;
        }
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (DateWords.tellsPublication(words.group().toLowerCase(Locale.ROOT))) {
                String rest = text.substring(words.end());
                boolean date = DateLine.isDate(rest.strip().isEmpty() ? "-" : rest.strip());
                return date && !DateLine.isPersonal(text, words.end()) ? dateIn(rest) : null;
            }
        }
        return null;
    }

    /**
     * A date within a few lines of the headline: by itself close below it, over it, or further below; else among words.
     */
    @Nullable
    Sourced<OffsetDateTime> near(int headline) {
        int line = tree.firstLine(headline);
        int top = Math.max(0, line - BEFORE);
        int bottom = Math.min(tree.lines().count(), tree.endLine(headline) + AFTER);
        int close = Math.min(bottom, tree.endLine(headline) + CLOSE);
        Sourced<OffsetDateTime> found = plain(line, close);
        found = found != null ? found : above(line);
        found = found != null ? found : plain(close, bottom);
        found = found != null ? found : loose(line, bottom);
        return found != null ? found : loose(top, line);
    }

    /** A date that stands right by the headline, by itself. */
    @Nullable
    Sourced<OffsetDateTime> beside(int headline) {
        int line = tree.firstLine(headline);
        Sourced<OffsetDateTime> found = plain(line, Math.min(tree.lines().count(), tree.endLine(headline) + CLOSE));
        return found != null ? found : above(line);
    }

    /** The nearest date over a line. */
    private @Nullable Sourced<OffsetDateTime> above(int bottom) {
        Sourced<OffsetDateTime> changed = null;
        for (int line = bottom - 1; line >= Math.max(0, bottom - BEFORE); line--) {
            Sourced<OffsetDateTime> date = plain(line, line + 1);
            if (date != null && !DateLine.tellsChange(shortText(line))) {
                return date;
            }
            changed = changed == null ? date : changed;
        }
        return changed;
    }

    /** The first date that is marked as one, or is a line. */
    private @Nullable Sourced<OffsetDateTime> plain(int fromLine, int toLine) {
        Sourced<OffsetDateTime> changed = null;
        for (int line = fromLine; line < toLine; line++) {
            Sourced<OffsetDateTime> found = marked.first(line, line + 1);
            Sourced<OffsetDateTime> date = found != null ? found : lineOf(line);
            if (date != null) {
                if (!DateLine.tellsChange(shortText(line))) {
                    return date;
                }
                changed = changed == null ? date : changed;
            }
        }
        return changed;
    }

    /** The first date in a short line. */
    private @Nullable Sourced<OffsetDateTime> loose(int fromLine, int toLine) {
        Sourced<OffsetDateTime> found = null;
        for (int line = fromLine; found == null && line < toLine; line++) {
            found = dateIn(datedText(line));
            found = found == null || lines.isPersonal(line) ? null : found;
        }
        return found;
    }

    /** The first date that is read out of a line of moderate length. */
    private @Nullable Sourced<OffsetDateTime> first(Function<String, @Nullable Sourced<OffsetDateTime>> reader) {
        for (int line = 0; line < lines.count(); line++) {
            Sourced<OffsetDateTime> found = lines.isAtMost(line, PageLines.PARAGRAPH) && lines.hasDigit(line)
                    ? reader.apply(lines.text(line, PageLines.PARAGRAPH))
                    : null;
            if (found != null && !lines.isPersonal(line)) {
                return found;
            }
        }
        return null;
    }

    /** The date in a text that says when something was published. */
    @Nullable
    Sourced<OffsetDateTime> toldIn(String text) {
        return DateLine.hasDigit(text) && DateLine.tellsPublication(text) ? dateIn(text) : null;
    }

    /** The first line that is a date, of a page that has not many such lines. */
    private @Nullable Sourced<OffsetDateTime> onlyOne() {
        Sourced<OffsetDateTime> first = null;
        Set<LocalDate> days = new HashSet<>();
        for (int line = 0; line < lines.count(); line++) {
            Sourced<OffsetDateTime> found = lineOf(line);
            if (found != null) {
                first = first == null ? found : first;
                days.add(found.value().toLocalDate());
            }
        }
        return days.size() > MOST_DAYS ? null : first;
    }

    /** What the first paragraph that begins with a date begins with, as agencies write: {@code CITY (12.11.2021)}. */
    private @Nullable Sourced<OffsetDateTime> opening() {
        for (int line = 0; line < lines.count(); line++) {
            if (lines.isProse(line)) {
                return dateIn(lines.text(line, OPENING));
            }
        }
        return null;
    }

    private String shortText(int line) {
        return lines.isShort(line) && !others.has(tree.lines().owner(line)) ? lines.text(line, PageLines.LONGEST) : "";
    }

    /** The text of a short line that may have a date: most have no digit and need not be read. */
    private String datedText(int line) {
        return lines.hasDigit(line) ? shortText(line) : "";
    }

    /** The date that a line is, but for those of persons. */
    private @Nullable Sourced<OffsetDateTime> lineOf(int line) {
        String text = datedText(line);
        Sourced<OffsetDateTime> date = DateLine.hasDigit(text) && DateLine.isDate(text) ? dateIn(text) : null;
        return date == null || lines.isPersonal(line) ? null : date;
    }

    private @Nullable Sourced<OffsetDateTime> dateIn(String text) {
        return DateLine.hasDigit(text) ? line(DateReader.findIn(text, order)) : null;
    }

    private @Nullable Sourced<OffsetDateTime> line(@Nullable OffsetDateTime time) {
        OffsetDateTime believed = window.screen(time);
        return believed == null ? null : new Sourced<>(believed, "date-line");
    }
}
