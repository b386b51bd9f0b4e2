package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import java.util.Arrays;

/**
 * Drops cards of other stories: elements of one kind side by side, each with a title that is a link and a few words
 * under it. Whatever they are called, they are not the text if there is text besides.
 */
public final class TeaserCards {
    private static final int MOST_LINES = 8;
    private static final int SHORTEST_TITLE = 12;
    private static final int LONGEST_TITLE = 250;
    /** The title, and perhaps a category or a link to read more. */
    private static final int MOST_TITLES = 2;

    private static final int MOST_TEXT = 420;
    private static final int MOST_PROSE_LINES = 2;
    private static final double LINKED = 0.8;
    /** Text that is left beside the cards. */
    private static final int LEAST_LEFT = 250;
    /** On a page that does not call itself an article, more cards than this part of the text are what it is about. */
    private static final double LIST = 0.3;

    private static final int LEAST_CARDS = 3;
    /** A link may be around a title or around the whole card. */
    private static final int LEVELS = 4;

    private final ContentTree tree;
    private final boolean[] dropped;
    private final boolean[] card;
    private final boolean[] flat;

    private TeaserCards(ContentTree tree, boolean[] dropped) {
        this.tree = tree;
        this.dropped = dropped;
        this.card = new boolean[tree.size()];
        this.flat = new boolean[tree.size()];
    }

    /**
     * Adds the cards to the dropped nodes, with those inside them.
     *
     * @param website whether the page calls itself a website, rather than an article
     * @return whether nodes were dropped
     */
    public static boolean drop(ContentTree tree, Prose prose, boolean website, boolean[] dropped) {
        TeaserCards cards = new TeaserCards(tree, dropped);
        int[] count = new int[dropped.length];
        cards.find(count);
        cards.findFlat();
        int width = 0;
        boolean any = false;
        for (int node = 1; node < dropped.length; node++) {
            cards.card[node] &=
                    count[tree.parent(node)] >= LEAST_CARDS || count[tree.parent(tree.parent(node))] >= LEAST_CARDS;
            width += cards.card[node] ? prose.prose(node) : 0;
            any |= cards.card[node];
        }
        double most = website ? prose.prose(0) * LIST : prose.prose(0) - LEAST_LEFT;
        boolean drops = any && width <= most;
        if (drops) {
            cards.drop();
        }
        return drops;
    }

    /** Marks the cards, and counts for each node those among its children and grandchildren. */
    private void find(int[] count) {
        int node = 1;
        while (node < card.length) {
            if (!dropped[node] && isCard(node)) {
                card[node] = true;
                int weight = isAlone(node) ? LEAST_CARDS : isHeaded(node) ? 2 : 1;
                int parent = tree.parent(node);
                count[parent] += weight;
                if (tree.parent(parent) != parent) {
                    count[tree.parent(parent)] += weight;
                }
                node = tree.end(node);
            } else {
                node++;
            }
        }
    }

    private void findFlat() {
        int[] headings = new int[card.length];
        for (int node = 1; node < card.length; node++) {
            headings[tree.parent(node)] += tree.kind(node) == Kind.HEADING ? 1 : 0;
        }
        FlatTeasers teasers = new FlatTeasers(tree, this);
        for (int node = 0; node < card.length; node++) {
            if (headings[node] >= LEAST_CARDS) {
                for (int teaser : teasers.in(node)) {
                    card[teaser] = true;
                    flat[teaser] = true;
                }
            }
        }
    }

    private void drop() {
        for (int node = 1; node < card.length; node++) {
            if (card[node]) {
                Arrays.fill(dropped, node, tree.end(node), true);
            }
        }
    }

    private boolean isCard(int node) {
        int lines = tree.endLine(node) - tree.firstLine(node);
        return switch (tree.kind(node)) {
            case BLOCK, ARTICLE, ITEM, CELL, PARAGRAPH -> lines >= 2 && lines <= MOST_LINES && isTeaser(node);
            default -> false;
        };
    }

    /** Whether a linked title comes first, and then a few words that are no links. */
    private boolean isTeaser(int node) {
        Lines lines = tree.lines();
        int titles = 0;
        int headings = 0;
        int text = 0;
        int prose = 0;
        for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
            if (isTitle(line)) {
                titles++;
                headings += isHeading(line) ? 1 : 0;
            } else if (lines.linkDensity(line) < LINKED) {
                text += lines.width(line) - lines.linkWidth(line);
                prose += Prose.isProse(tree, line) ? 1 : 0;
                if (prose > 0 && titles == 0) {
                    return false;
                }
            }
        }
        return titles > 0
                && titles <= MOST_TITLES
                && headings <= 1
                && text > 0
                && text <= MOST_TEXT
                && prose <= MOST_PROSE_LINES;
    }

    boolean isTitle(int line) {
        Lines lines = tree.lines();
        int width = lines.width(line);
        return lines.linkDensity(line) >= LINKED
                && width >= SHORTEST_TITLE
                && width <= LONGEST_TITLE
                && isInternal(line);
    }

    private boolean isHeading(int line) {
        Kind kind = tree.kind(tree.lines().owner(line));
        return kind == Kind.HEADING || kind == Kind.HEADLINE;
    }

    /** Whether a line links to another page of the site. */
    private boolean isInternal(int line) {
        Lines lines = tree.lines();
        for (int node = lines.first(line); node < lines.end(line); node++) {
            if (tree.is(node, Label.INTERNAL)) {
                return true;
            }
        }
        int node = tree.parent(lines.first(line));
        for (int level = 0; level < LEVELS && !tree.is(node, Label.INTERNAL); level++) {
            node = tree.parent(node);
        }
        return tree.is(node, Label.INTERNAL);
    }

    /** Whether a block with a linked heading stands between paragraphs of prose. */
    private boolean isAlone(int node) {
        int next = tree.end(node);
        return tree.kind(node) == Kind.BLOCK
                && isHeaded(node)
                && next < tree.size()
                && tree.parent(next) == tree.parent(node)
                && isProse(next)
                && tree.firstLine(node) > 0
                && isProse(tree.lines().owner(tree.firstLine(node) - 1));
    }

    private boolean isProse(int node) {
        return tree.kind(node) == Kind.PARAGRAPH
                && tree.endLine(node) - tree.firstLine(node) == 1
                && Prose.isProse(tree, tree.firstLine(node));
    }

    private boolean isHeaded(int node) {
        for (int line = tree.firstLine(node); line < tree.endLine(node); line++) {
            if (isHeading(line) && tree.lines().linkDensity(line) >= LINKED) {
                return true;
            }
        }
        return false;
    }
}
