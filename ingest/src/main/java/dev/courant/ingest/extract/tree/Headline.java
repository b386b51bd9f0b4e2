package dev.courant.ingest.extract.tree;

import dev.courant.ingest.extract.text.PlainText;
import org.jspecify.annotations.Nullable;

/** Finds where the headline stands: the article is by it, and what ends before it is something else. */
public final class Headline {
    /** No headline. */
    public static final int NONE = -1;

    private static final int LONGEST = 400;

    private Headline() {}

    /** The heading that says the title; else the only first-level heading; else -1. */
    public static int find(ContentTree tree, @Nullable String title) {
        String wanted = title == null ? "" : PlainText.of(title);
        int only = NONE;
        int count = 0;
        for (int node = 0; node < tree.size(); node++) {
            Kind kind = tree.kind(node);
            if (kind == Kind.HEADLINE || kind == Kind.HEADING) {
                if (!wanted.isEmpty()
                        && PlainText.of(tree.textOf(node, LONGEST)).equals(wanted)) {
                    return node;
                }
                only = kind == Kind.HEADLINE ? node : only;
                count += kind == Kind.HEADLINE ? 1 : 0;
            }
        }
        return count == 1 ? only : NONE;
    }
}
