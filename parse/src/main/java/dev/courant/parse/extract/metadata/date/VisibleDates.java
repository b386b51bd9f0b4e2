package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import dev.courant.parse.text.date.DateReader;
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
    private static final int LONGEST = 120;
    private static final int BEFORE = 8;
    private static final int AFTER = 25;
    private static final int MOST_LINES = 3_000;
    /** A page that shows more days than this by lines elsewhere is a list or a calendar. */
    private static final int MOST_DAYS = 3;
    /** A paragraph that begins with a date has it in so many characters. */
    private static final int OPENING = 48;

    private static final int PARAGRAPH = 200;
    private static final int SHORTEST = 6;
    private static final int OTHERS = 4;
    private static final Set<String> UPDATED = Set.copyOf(Resources.words(VisibleDates.class, "update-words.txt"));
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}");

    private final ContentTree tree;
    private final LabelledDates marked;
    private final DateWindow window;

    /** @param window the dates that are believed */
    VisibleDates(ContentTree tree, PageFacts facts, DateWindow window) {
        this.tree = tree;
        this.marked = new LabelledDates(tree, facts, window);
        this.window = window;
    }

    /** The date by the headline, or else the first of a page that shows few. */
    @Nullable
    Sourced<OffsetDateTime> find(int headline) {
        int count = Math.min(tree.lines().count(), MOST_LINES);
        Sourced<OffsetDateTime> found = first(count, text -> line(FirstPublished.in(text)));
        found = found != null || headline == Headline.NONE ? found : toldNear(headline);
        found = found != null || headline == Headline.NONE ? found : near(headline);
        found = found != null ? found : marked.first(0, tree.lines().count());
        found = found != null ? found : first(count, this::toldIn);
        found = found != null ? found : onlyOne(count);
        return found != null ? found : opening(count);
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
            Sourced<OffsetDateTime> found = isShort(line) ? toldLast(text(line, LONGEST)) : null;
            found = found != null ? found : marked.published(line);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The date after the word that tells of a publication. */
    private @Nullable Sourced<OffsetDateTime> toldLast(String text) {
        if (!hasDigit(text)) {
            return null;
        }
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (DateWords.tellsPublication(words.group().toLowerCase(Locale.ROOT))) {
                String rest = text.substring(words.end());
                return isDate(rest.strip().isEmpty() ? "-" : rest.strip()) ? dateIn(rest) : null;
            }
        }
        return null;
    }

    /** A date within a few lines of the headline; rather below than above it, rather by itself than among words. */
    @Nullable
    Sourced<OffsetDateTime> near(int headline) {
        int line = tree.firstLine(headline);
        int top = Math.max(0, line - BEFORE);
        int bottom = Math.min(tree.lines().count(), tree.endLine(headline) + AFTER);
        Sourced<OffsetDateTime> found = plain(line, bottom);
        found = found != null ? found : plain(top, line);
        found = found != null ? found : loose(line, bottom);
        return found != null ? found : loose(top, line);
    }

    /** The first date that is marked as one, or is a line. */
    private @Nullable Sourced<OffsetDateTime> plain(int fromLine, int toLine) {
        Sourced<OffsetDateTime> changed = null;
        for (int line = fromLine; line < toLine; line++) {
            Sourced<OffsetDateTime> found = marked.first(line, line + 1);
            String text = isShort(line) ? text(line, LONGEST) : "";
            Sourced<OffsetDateTime> shown = found == null ? dateIn(text) : null;
            if (found != null || shown != null && isDate(text)) {
                Sourced<OffsetDateTime> date = found != null ? found : shown;
                if (!tellsChange(text)) {
                    return date;
                }
                changed = changed == null ? date : changed;
            }
        }
        return changed;
    }

    private static boolean tellsChange(String text) {
        for (String word : PlainText.fold(text).split(" ")) {
            if (UPDATED.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The first date in a short line. */
    private @Nullable Sourced<OffsetDateTime> loose(int fromLine, int toLine) {
        Sourced<OffsetDateTime> found = null;
        for (int line = fromLine; found == null && line < toLine; line++) {
            found = isShort(line) ? dateIn(text(line, LONGEST)) : null;
        }
        return found;
    }

    /** The first date that is read out of a line of moderate length. */
    private @Nullable Sourced<OffsetDateTime> first(
            int count, Function<String, @Nullable Sourced<OffsetDateTime>> reader) {
        for (int line = 0; line < count; line++) {
            boolean fits = tree.lines().width(line) <= PARAGRAPH && tree.lines().width(line) >= SHORTEST;
            Sourced<OffsetDateTime> found = fits ? reader.apply(text(line, PARAGRAPH)) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The date in a text that says when something was published. */
    @Nullable
    Sourced<OffsetDateTime> toldIn(String text) {
        return hasDigit(text) && tellsPublication(text) ? dateIn(text) : null;
    }

    /** The first line that is a date, of a page that has not many such lines. */
    private @Nullable Sourced<OffsetDateTime> onlyOne(int count) {
        Sourced<OffsetDateTime> first = null;
        Set<LocalDate> days = new HashSet<>();
        for (int line = 0; line < count; line++) {
            String text = isShort(line) ? text(line, LONGEST) : "";
            Sourced<OffsetDateTime> found = hasDigit(text) && isDate(text) ? dateIn(text) : null;
            if (found != null) {
                first = first == null ? found : first;
                days.add(found.value().toLocalDate());
            }
        }
        return days.size() > MOST_DAYS ? null : first;
    }

    /** What the first paragraph that begins with a date begins with, as agencies write: {@code CITY (12.11.2021)}. */
    private @Nullable Sourced<OffsetDateTime> opening(int count) {
        for (int line = 0; line < count; line++) {
            if (tree.lines().width(line) >= PARAGRAPH && tree.lines().linkDensity(line) < 0.5) {
                return dateIn(text(line, OPENING));
            }
        }
        return null;
    }

    private boolean isShort(int line) {
        Lines lines = tree.lines();
        return lines.width(line) <= LONGEST
                && lines.width(line) >= SHORTEST
                && tree.kind(lines.owner(line)) != Kind.CONTROL;
    }

    private String text(int line, int limit) {
        Lines lines = tree.lines();
        String text = tree.textOf(lines.first(line), lines.end(line), limit);
        return text.length() > limit ? text.substring(0, limit) : text;
    }

    private @Nullable Sourced<OffsetDateTime> dateIn(String text) {
        return hasDigit(text) ? line(DateReader.findIn(text, DateReader.NumericOrder.DAY_FIRST)) : null;
    }

    private @Nullable Sourced<OffsetDateTime> line(@Nullable OffsetDateTime time) {
        OffsetDateTime believed = window.screen(time);
        return believed == null ? null : new Sourced<>(believed, "date-line");
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsPublication(String text) {
        for (String word : PlainText.fold(text).split(" ")) {
            if (DateWords.tellsPublication(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text says a date and little else; a little more if it begins with the date or tells the time too. */
    private static boolean isDate(String text) {
        int others = 0;
        for (String word : PlainText.fold(text).split(" ")) {
            others += DateWords.has(word) ? 0 : 1;
        }
        return others <= 1
                || others <= OTHERS
                        && (Character.isDigit(text.charAt(0))
                                || CLOCK.matcher(text).find());
    }
}
