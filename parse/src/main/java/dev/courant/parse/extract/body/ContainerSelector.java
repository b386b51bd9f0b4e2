package dev.courant.parse.extract.body;

import dev.courant.parse.extract.pruning.Prose;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;

/**
 * Chooses the element that holds the article. Each line of prose gives its score to the blocks around it, less with
 * every level (after Readability); the best is then widened as long as a wider element brings more prose than noise,
 * which mends bodies that are split over siblings.
 */
final class ContainerSelector {
    private static final int LEVELS = 6;
    private static final int NONE = -1;
    /** A wider element must bring this part more prose; more of it where the narrower is named as the body. */
    private static final int SHARE = 10;

    private static final int BODY_SHARE = 4;
    /** So many articles side by side below one headline are its sections. */
    private static final int SECTIONS = 3;

    private final ContentTree tree;
    private final Prose prose;
    private final int headline;
    private final int headlineArticle;
    private final double[] scores;

    private ContainerSelector(ContentTree tree, Prose prose, int headline) {
        this.tree = tree;
        this.prose = prose;
        this.headline = headline;
        this.headlineArticle = headline == Headline.NONE ? NONE : articleOf(headline);
        this.scores = new double[tree.size()];
    }

    /** The node of the article's container, or -1 if the page has no prose. */
    static int choose(ContentTree tree, Prose prose, boolean[] dropped, int headline) {
        ContainerSelector container = new ContainerSelector(tree, prose, headline);
        container.spread(dropped);
        int best = container.best();
        return best == NONE ? NONE : container.widen(best);
    }

    private void spread(boolean[] dropped) {
        Lines lines = tree.lines();
        for (int line = 0; line < lines.count(); line++) {
            if (!dropped[lines.owner(line)] && Prose.isProse(tree, line)) {
                give(lines.owner(line), scoreOf(tree, line));
            }
        }
    }

    /** What a line of prose is worth: its length and its commas, less its links. */
    static double scoreOf(ContentTree tree, int line) {
        Lines lines = tree.lines();
        double score = 1 + Math.min(lines.commas(line), 10) + Math.min(lines.width(line) / 100, 3);
        return score * (1 - lines.linkDensity(line));
    }

    private void give(int owner, double score) {
        int node = owner;
        while (tree.kind(node).isTextUnit() && node != 0) {
            node = tree.parent(node);
        }
        for (int level = 0; level < LEVELS && node != 0; node = tree.parent(node)) {
            if (tree.kind(node).isBlock()) {
                scores[node] += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
                level++;
            }
        }
    }

    private int best() {
        int best = NONE;
        double bestScore = 0;
        for (int node = 0; node < scores.length; node++) {
            if (scores[node] > 0) {
                double score = scores[node] * weight(node);
                if (score > bestScore) {
                    best = node;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private double weight(int node) {
        double density = (double) prose.prose(node) / Math.max(1, prose.prose(node) + prose.other(node));
        int labels = tree.labels(node);
        double named = Label.BODY.in(labels) ? 1.5 : Label.POSITIVE.in(labels) ? 1.1 : 1;
        double kind = tree.kind(node) == Kind.ARTICLE ? 1.2 : tree.kind(node) == Kind.ASIDE ? 0.3 : 1;
        double boilerplate = Label.FURNITURE.in(labels) || Label.COMMENTS.in(labels) ? 0.5 : 1;
        return density * named * kind * boilerplate * place(node);
    }

    /** What ends before the headline, or is in another article than it, is hardly the article. */
    private double place(int node) {
        if (headline == Headline.NONE) {
            return 1;
        }
        if (tree.end(node) <= headline) {
            return 0.3;
        }
        return headlineArticle != NONE && node > headlineArticle && !tree.contains(headlineArticle, node) ? 0.3 : 1;
    }

    private int articleOf(int start) {
        for (int node = start; node != 0; node = tree.parent(node)) {
            if (tree.kind(node) == Kind.ARTICLE) {
                return node;
            }
        }
        return NONE;
    }

    private int widen(int start) {
        int best = start;
        for (int node = tree.parent(start); node != 0; node = tree.parent(node)) {
            int gained = prose.prose(node) - prose.prose(best);
            int noise = prose.other(node) - prose.other(best);
            int least = prose.prose(best) / (tree.is(best, Label.BODY) ? BODY_SHARE : SHARE);
            if (gained > noise && gained > least && !crosses(best, node, gained)) {
                best = node;
            }
        }
        return best;
    }

    /** Whether widening goes too far: beyond one article, or beyond what lies with the headline. */
    private boolean crosses(int from, int to, int gained) {
        boolean doubles = gained >= prose.prose(from);
        for (int node = from; node != to; node = tree.parent(node)) {
            Kind kind = tree.kind(node);
            if (kind == Kind.ARTICLE && articleOf(to) == NONE && !(doubles && isSection(node))
                    || !doubles && (kind == Kind.MAIN || headline != Headline.NONE && tree.contains(node, headline))) {
                return true;
            }
        }
        return tree.kind(to) == Kind.ROOT && !doubles;
    }

    /** Whether an {@code article} is one of several with prose that follow a headline outside of them: its sections. */
    private boolean isSection(int article) {
        if (headline == Headline.NONE || headlineArticle != NONE || article < headline) {
            return false;
        }
        int sections = 0;
        int parent = tree.parent(article);
        for (int child = parent + 1; child < tree.end(parent); child = tree.end(child)) {
            sections += tree.kind(child) == Kind.ARTICLE && prose.prose(child) > prose.other(child) ? 1 : 0;
        }
        return sections >= SECTIONS;
    }
}
