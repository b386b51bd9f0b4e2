package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;

/** The lines of a page as those that look for dates read them. */
final class PageLines {
    static final int LONGEST = 120;
    /** A line of so much text is a paragraph of an article. */
    static final int PARAGRAPH = 200;

    private static final int SHORTEST = 6;
    private static final int MOST = 3_000;
    private static final double MOST_LINKS = 0.5;

    private final ContentTree tree;
    /** For each line whether it has a digit, and whether it is personal: 0 not known yet, 1 yes, -1 no. */
    private final byte[] digits;

    private final byte[] personal;

    PageLines(ContentTree tree) {
        this.tree = tree;
        this.digits = new byte[tree.lines().count()];
        this.personal = new byte[tree.lines().count()];
    }

    /** Returns how many lines are read. */
    int count() {
        return Math.min(tree.lines().count(), MOST);
    }

    boolean isShort(int line) {
        Lines lines = tree.lines();
        return isAtMost(line, LONGEST) && tree.kind(lines.owner(line)) != Kind.CONTROL;
    }

    /** Whether a line is long enough for a date, and not longer than a limit. */
    boolean isAtMost(int line, int limit) {
        int width = tree.lines().width(line);
        return width <= limit && width >= SHORTEST;
    }

    /** Whether a line is a paragraph that is not for the most part links. */
    boolean isProse(int line) {
        return tree.lines().width(line) >= PARAGRAPH && tree.lines().linkDensity(line) < MOST_LINKS;
    }

    String text(int line, int limit) {
        Lines lines = tree.lines();
        String text = tree.textOf(lines.first(line), lines.end(line), limit);
        return text.length() > limit ? text.substring(0, limit) : text;
    }

    /** Whether a line tells a date of a person, by its own label or by that in the line before. */
    boolean isPersonal(int line) {
        if (line >= personal.length) {
            return false;
        }
        if (personal[line] == 0) {
            personal[line] = (byte) (tellsPerson(line) ? 1 : -1);
        }
        return personal[line] > 0;
    }

    private boolean tellsPerson(int line) {
        return DateLine.isPersonal(text(line, LONGEST))
                || line > 0
                        && tree.lines().width(line - 1) <= LONGEST
                        && !hasDigit(line - 1)
                        && DateLine.isPersonalLabel(text(line - 1, LONGEST));
    }

    /** Whether a line has a digit, as each has that tells a date. */
    boolean hasDigit(int line) {
        if (digits[line] == 0) {
            digits[line] = (byte) (findDigit(line) ? 1 : -1);
        }
        return digits[line] > 0;
    }

    private boolean findDigit(int line) {
        for (int node = tree.lines().first(line); node < tree.lines().end(line); node++) {
            String text = tree.text(node);
            if (text != null && DateLine.hasDigit(text)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns where the article begins: the headline, or the heading over the first prose if the headline was not
     * found, or only a line that says the title somewhere below. -1 if there is neither.
     */
    int beginning(int headline) {
        if (headline != Headline.NONE && isHeading(headline)) {
            return headline;
        }
        int prose = 0;
        while (prose < count() && (!isProse(prose) || isComment(tree.lines().owner(prose)))) {
            prose++;
        }
        if (prose == count() || headline != Headline.NONE && tree.firstLine(headline) <= prose) {
            return headline;
        }
        int heading = headline;
        for (int node = 0; node < tree.size() && tree.firstLine(node) <= prose; node++) {
            heading = isHeading(node) && !isComment(node) ? node : heading;
        }
        return heading;
    }

    private boolean isHeading(int node) {
        return tree.kind(node) == Kind.HEADLINE || tree.kind(node) == Kind.HEADING;
    }

    private boolean isComment(int node) {
        return tree.is(node, Label.COMMENTS);
    }
}
