package dev.courant.parse.extract.pruning;

import dev.courant.parse.extract.lines.BoilerplatePhrases;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.PlainText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Drops what readers say below an article, even where that is longer than the article: an element named so, or several
 * elements alike that each begin with a name, after the element that is marked as the article, or what follows a
 * heading such as "12 comments".
 */
public final class Threads {
    private static final int ENOUGH_BEFORE = 250;
    private static final int LEAST_POSTS = 3;
    private static final int LONGEST_NAME = 48;
    private static final int LONGEST_HEADING = 120;

    private final ContentTree tree;
    private final Prose prose;
    private @Nullable Rivals articles;

    private Threads(ContentTree tree, Prose prose) {
        this.tree = tree;
        this.prose = prose;
    }

    private Rivals articles() {
        Rivals known = articles == null ? new Rivals(tree, prose) : articles;
        articles = known;
        return known;
    }

    /** Adds the readers' comments to the dropped nodes, with those inside them; returns whether there are some. */
    public static boolean drop(ContentTree tree, Prose prose, boolean[] dropped) {
        Threads threads = new Threads(tree, prose);
        boolean found = false;
        for (int node = 1; node < dropped.length; node++) {
            if (dropped[node]) {
                continue;
            }
            if (threads.isThread(node)) {
                Arrays.fill(dropped, node, tree.end(node), true);
                found = true;
            } else if (threads.isHeading(node)) {
                Arrays.fill(dropped, node, tree.end(tree.parent(node)), true);
                found = true;
            }
        }
        return found;
    }

    /** Whether a heading counts readers' comments below the text. */
    private boolean isHeading(int node) {
        if (tree.kind(node) != Kind.HEADING || !hasTextBefore(node)) {
            return false;
        }
        String text = tree.textOf(node, LONGEST_HEADING);
        return text.length() < LONGEST_HEADING && BoilerplatePhrases.standard().countsComments(PlainText.fold(text));
    }

    private boolean isThread(int node) {
        Kind kind = tree.kind(node);
        if (kind != Kind.BLOCK && kind != Kind.LIST || prose.prose(node) == 0 || !hasTextBefore(node)) {
            return false;
        }
        int labels = tree.labels(node);
        boolean named = Label.COMMENTS.in(labels) && Label.OUTRIGHT.in(labels);
        return named || articles().precede(node) && hasPosts(node);
    }

    private boolean hasTextBefore(int node) {
        return prose.between(0, tree.firstLine(node)) >= ENOUGH_BEFORE;
    }

    private boolean hasPosts(int node) {
        int posts = 0;
        int others = 0;
        Kind kind = null;
        for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
            if (tree.endLine(child) > tree.firstLine(child) && tree.kind(child) != Kind.TEXT) {
                boolean post = (kind == null || kind == tree.kind(child)) && isPost(child);
                kind = post ? tree.kind(child) : kind;
                posts += post ? 1 : 0;
                others += post ? 0 : 1;
            }
        }
        return posts >= LEAST_POSTS && others <= posts / 2;
    }

    /** A few words that are no heading, and then prose. */
    private boolean isPost(int node) {
        Kind kind = tree.kind(node);
        Lines lines = tree.lines();
        int first = tree.firstLine(node);
        return (kind == Kind.BLOCK || kind == Kind.ITEM || kind == Kind.ARTICLE)
                && tree.endLine(node) - first >= 2
                && lines.width(first) <= LONGEST_NAME
                && lines.stops(first) == 0
                && tree.kind(lines.owner(first)) != Kind.HEADING
                && prose.prose(node) > 0;
    }
}
