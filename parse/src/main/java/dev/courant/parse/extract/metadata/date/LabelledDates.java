package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.tree.BelowText;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateReader.NumericOrder;
import dev.courant.parse.text.date.DateWindow;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dates that the page's own mark-up calls dates: {@code <time>}, and elements named as date lines. */
final class LabelledDates {
    private static final int LONGEST = 120;
    /** Zones and times after midnight part the day that is stated from that which is shown. */
    private static final int MOST_DAYS_APART = 2;

    private static final int NAMES = Label.MINOR.bit() | Label.BYLINE.bit() | Label.DATE.bit();

    private final ContentTree tree;
    private final List<PageFacts.Property> times;
    private final PageLines lines;
    private final DateWindow window;
    private final NumericOrder order;
    private final BelowText others;

    /** @param window the dates that are believed */
    LabelledDates(ContentTree tree, PageFacts facts, PageLines lines, DateWindow window, NumericOrder order) {
        this.tree = tree;
        this.times = facts.properties().stream()
                .filter(property -> property.name().equals("time"))
                .toList();
        this.lines = lines;
        this.window = window;
        this.order = order;
        this.others = new BelowText(tree);
    }

    /** The first that stands in a range of lines. */
    @Nullable
    Sourced<OffsetDateTime> first(int fromLine, int toLine) {
        int node = firstNode(fromLine);
        int last = firstNode(toLine);
        for (PageFacts.Property property : times) {
            if (isWithin(property.node(), fromLine, toLine)) {
                Sourced<OffsetDateTime> before = named(node, property.node(), fromLine, toLine);
                Sourced<OffsetDateTime> time = before != null ? before : timeOf(property);
                if (time != null) {
                    return time;
                }
                node = property.node();
            }
        }
        return named(node, last, fromLine, toLine);
    }

    /** The date of an element in a line whose name says that it is the day of publication. */
    @Nullable
    Sourced<OffsetDateTime> published(int line) {
        for (int node = firstNode(line); node < tree.size() && tree.firstLine(node) == line; node++) {
            if (tree.is(node, Label.PUBLISHED) && isWithin(node, line, line + 1)) {
                Sourced<OffsetDateTime> found = timeIn(node);
                found = found != null ? found : found(node, tree.textOf(node, LONGEST), "date-line");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Sourced<OffsetDateTime> timeIn(int node) {
        for (PageFacts.Property property : times) {
            if (property.value() != null && tree.contains(node, property.node())) {
                return timeOf(property);
            }
        }
        return null;
    }

    /**
     * What an element states, unless it shows another day: one that is far from that, as a template states one day for
     * all pages, or one that is called the day of publication, while that of the last change is stated.
     */
    private @Nullable Sourced<OffsetDateTime> timeOf(PageFacts.Property property) {
        String text = tree.textOf(property.node(), LONGEST);
        String value = property.value();
        Sourced<OffsetDateTime> shown = found(property.node(), text, "time");
        Sourced<OffsetDateTime> stated = value == null ? null : found(property.node(), value, "time");
        if (shown == null || stated == null || DateReader.isAmbiguous(text)) {
            return stated == null ? shown : stated;
        }
        long days = Math.abs(ChronoUnit.DAYS.between(
                shown.value().toLocalDate(), stated.value().toLocalDate()));
        return days > MOST_DAYS_APART || days > 0 && DateLine.tellsPublication(text) ? shown : stated;
    }

    /** The first node that stands at a line or after it: nodes and lines are in one order. */
    private int firstNode(int line) {
        int low = 0;
        int high = tree.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tree.firstLine(middle) < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private @Nullable Sourced<OffsetDateTime> named(int from, int to, int fromLine, int toLine) {
        for (int node = from; node < to; node++) {
            if ((tree.labels(node) & NAMES) != 0 && isWithin(node, fromLine, toLine)) {
                Sourced<OffsetDateTime> found = timeIn(node);
                found = found != null ? found : found(node, tree.textOf(node, LONGEST), "date-line");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Sourced<OffsetDateTime> found(int node, String text, String source) {
        OffsetDateTime time = window.screen(DateReader.findIn(text, order));
        return time == null || lines.isPersonal(tree.firstLine(node)) ? null : new Sourced<>(time, source);
    }

    private boolean isWithin(int node, int fromLine, int toLine) {
        return tree.firstLine(node) >= fromLine
                && tree.firstLine(node) < toLine
                && !tree.is(node, Label.COMMENTS)
                && !others.has(node);
    }
}
