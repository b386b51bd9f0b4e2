package dev.courant.ingest.extract.metadata;

import dev.courant.ingest.extract.text.DateWords;
import dev.courant.ingest.extract.text.PlainText;
import dev.courant.ingest.extract.tree.ContentTree;
import dev.courant.ingest.extract.tree.Headline;
import dev.courant.ingest.extract.tree.Kind;
import dev.courant.ingest.extract.tree.Lines;
import dev.courant.ingest.extract.tree.Mark;
import dev.courant.ingest.extract.tree.PageFacts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final ContentTree tree;
    private final PageFacts facts;

    VisibleDates(ContentTree tree, PageFacts facts) {
        this.tree = tree;
        this.facts = facts;
    }

    /** The date by the headline, or else the first of a page that shows few. */
    @Nullable
    Found<OffsetDateTime> find(int headline) {
        Found<OffsetDateTime> found = headline == Headline.NONE ? null : near(headline);
        if (found == null) {
            found = first(0, tree.lines().count());
        }
        return found != null ? found : onlyOne();
    }

    /** A date within a few lines of the headline; rather below than above it. */
    @Nullable
    Found<OffsetDateTime> near(int headline) {
        int line = tree.firstLine(headline);
        Found<OffsetDateTime> below = any(line, Math.min(tree.lines().count(), tree.endLine(headline) + AFTER));
        return below != null ? below : any(Math.max(0, line - BEFORE), line);
    }

    private @Nullable Found<OffsetDateTime> any(int fromLine, int toLine) {
        Found<OffsetDateTime> found = first(fromLine, toLine);
        for (int line = fromLine; found == null && line < toLine; line++) {
            found = dateLine(line, false);
        }
        return found;
    }

    /** The first that the page's own markup calls a date. */
    private @Nullable Found<OffsetDateTime> first(int fromLine, int toLine) {
        for (PageFacts.Property property : facts.properties()) {
            int node = property.node();
            if (property.name().equals("time") && isWithin(node, fromLine, toLine)) {
                String value = property.value();
                OffsetDateTime time = DateText.parse(value != null ? value : tree.textOf(node, LONGEST));
                if (time != null) {
                    return new Found<>(time, "time");
                }
            }
        }
        for (int node = 0; node < tree.size(); node++) {
            if ((tree.is(node, Mark.MINOR) || tree.is(node, Mark.BYLINE)) && isWithin(node, fromLine, toLine)) {
                OffsetDateTime time = DateText.parse(tree.textOf(node, LONGEST));
                if (time != null) {
                    return new Found<>(time, "date-line");
                }
            }
        }
        return null;
    }

    private boolean isWithin(int node, int fromLine, int toLine) {
        return tree.firstLine(node) >= fromLine && tree.firstLine(node) < toLine && !tree.is(node, Mark.COMMENTS);
    }

    /** The first line that is a date, of a page that has not many such lines. */
    private @Nullable Found<OffsetDateTime> onlyOne() {
        List<Found<OffsetDateTime>> all = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        for (int line = 0; line < Math.min(tree.lines().count(), MOST_LINES); line++) {
            Found<OffsetDateTime> found = dateLine(line, true);
            if (found != null) {
                all.add(found);
                days.add(found.value().toLocalDate());
            }
        }
        return days.isEmpty() || days.size() > MOST_DAYS ? null : all.getFirst();
    }

    private @Nullable Found<OffsetDateTime> dateLine(int line, boolean alone) {
        Lines lines = tree.lines();
        if (lines.width(line) > LONGEST || lines.width(line) < 6 || tree.kind(lines.owner(line)) == Kind.CONTROL) {
            return null;
        }
        String text = tree.textOf(lines.first(line), lines.end(line), LONGEST);
        OffsetDateTime time = hasDigit(text) && (!alone || isDate(text)) ? DateText.parse(text) : null;
        return time == null ? null : new Found<>(time, "date-line");
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** Whether a text says a date and little else. */
    private static boolean isDate(String text) {
        int others = 0;
        for (String word : PlainText.of(text).split(" ")) {
            others += DateWords.has(word) ? 0 : 1;
        }
        return others <= 1;
    }
}
