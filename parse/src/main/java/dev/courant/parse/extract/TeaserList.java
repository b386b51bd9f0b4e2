package dev.courant.parse.extract;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Lines;

/** Tells a page that lists stories by its headings: they are links, and each has a little text of its own. */
final class TeaserList {
    private static final int TEASERS = 5;
    private static final int FEWEST = 4;
    private static final int PROSE = 60;
    private static final double LARGEST_SHARE = 0.4;
    /** The headings of a long document may be links as well, to themselves; but what follows them is longer. */
    private static final int LONGEST_TEASER = 600;

    private int headings;
    private int linked;
    private long prose;
    private long teased;
    private long current;
    private long largest;

    private TeaserList() {}

    /** Returns whether a page has the teasers of a front page. */
    static boolean hasTeasers(ContentTree tree) {
        return read(tree).linked >= TEASERS;
    }

    /** Returns whether nearly all text of a page follows headings that are links, evenly spread over them. */
    static boolean isList(ContentTree tree) {
        TeaserList list = read(tree);
        return list.linked >= FEWEST
                && list.linked * 3 >= list.headings * 2
                && list.teased * 5 >= list.prose * 4
                && list.largest <= LONGEST_TEASER
                && list.largest <= list.prose * LARGEST_SHARE;
    }

    private static TeaserList read(ContentTree tree) {
        TeaserList list = new TeaserList();
        boolean teasing = false;
        Lines lines = tree.lines();
        for (int line = 0; line < lines.count(); line++) {
            if (isHeading(tree, lines.owner(line))) {
                list.endTeaser();
                teasing = lines.linkDensity(line) > 0.8;
                list.headings++;
                list.linked += teasing ? 1 : 0;
            } else if (lines.width(line) >= PROSE && lines.linkDensity(line) < 0.8) {
                list.prose += lines.width(line);
                list.teased += teasing ? lines.width(line) : 0;
                list.current += lines.width(line);
            }
        }
        list.endTeaser();
        return list;
    }

    private void endTeaser() {
        largest = Math.max(largest, current);
        current = 0;
    }

    private static boolean isHeading(ContentTree tree, int node) {
        return tree.kind(node) == Kind.HEADING || tree.kind(node) == Kind.HEADLINE;
    }
}
