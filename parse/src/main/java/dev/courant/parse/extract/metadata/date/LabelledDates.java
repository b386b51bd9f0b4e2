package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateWindow;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the dates that the page's own mark-up calls dates: {@code <time>}, and elements named as date lines. */
final class LabelledDates {
    private static final int LONGEST = 120;
    private static final int NAMES = Label.MINOR.bit() | Label.BYLINE.bit() | Label.DATE.bit();

    private final ContentTree tree;
    private final PageFacts facts;
    private final DateWindow window;

    /** @param window the dates that are believed */
    LabelledDates(ContentTree tree, PageFacts facts, DateWindow window) {
        this.tree = tree;
        this.facts = facts;
        this.window = window;
    }

    /** The first that stands in a range of lines. */
    @Nullable
    Sourced<OffsetDateTime> first(int fromLine, int toLine) {
        int node = firstNode(fromLine);
        int last = firstNode(toLine);
        for (PageFacts.Property property : facts.properties()) {
            if (property.name().equals("time") && isWithin(property.node(), fromLine, toLine)) {
                Sourced<OffsetDateTime> before = named(node, property.node(), fromLine, toLine);
                String value = property.value();
                Sourced<OffsetDateTime> time = before != null
                        ? before
                        : found(value != null ? value : tree.textOf(property.node(), LONGEST), "time");
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
                found = found != null ? found : found(tree.textOf(node, LONGEST), "date-line");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Sourced<OffsetDateTime> timeIn(int node) {
        for (PageFacts.Property property : facts.properties()) {
            String value = property.value();
            if (property.name().equals("time") && value != null && tree.contains(node, property.node())) {
                return found(value, "time");
            }
        }
        return null;
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
                Sourced<OffsetDateTime> found = found(tree.textOf(node, LONGEST), "date-line");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Sourced<OffsetDateTime> found(String text, String source) {
        OffsetDateTime time = window.screen(DateReader.findIn(text, DateReader.NumericOrder.DAY_FIRST));
        return time == null ? null : new Sourced<>(time, source);
    }

    private boolean isWithin(int node, int fromLine, int toLine) {
        return tree.firstLine(node) >= fromLine && tree.firstLine(node) < toLine && !tree.is(node, Label.COMMENTS);
    }
}
