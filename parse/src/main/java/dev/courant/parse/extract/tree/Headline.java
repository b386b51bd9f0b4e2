package dev.courant.parse.extract.tree;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import org.jspecify.annotations.Nullable;

/** Finds where the headline stands: the article is by it, and what ends before it is something else. */
public final class Headline {
    /** No headline. */
    public static final int NONE = -1;

    private static final int LONGEST = 400;
    private static final int SHORTEST = 15;
    private static final int MOST_LINES = 1_000;

    private Headline() {}

    /** The heading that says the title; else the only first-level heading; else one that says most of it; else -1. */
    public static int find(ContentTree tree, @Nullable String title) {
        String wanted = title == null ? "" : PlainText.fold(title);
        int only = NONE;
        int same = NONE;
        int near = NONE;
        int count = 0;
        for (int node = 0; node < tree.size(); node++) {
            Kind kind = tree.kind(node);
            if (kind == Kind.HEADLINE || kind == Kind.HEADING) {
                String plain = wanted.isEmpty() ? "" : PlainText.fold(tree.textOf(node, LONGEST));
                if (!plain.isEmpty() && plain.equals(wanted)) {
                    if (kind == Kind.HEADLINE) {
                        return node;
                    }
                    same = same == NONE ? node : same;
                }
                near = near == NONE && isMostOf(plain, wanted) ? node : near;
                only = kind == Kind.HEADLINE ? node : only;
                count += kind == Kind.HEADLINE ? 1 : 0;
            }
        }
        if (same != NONE) {
            return same;
        }
        return count == 1 ? only : near != NONE || count > 0 ? near : plainLine(tree, wanted);
    }

    /** The block of the first line that says the title, of a page that has no headings for it. */
    private static int plainLine(ContentTree tree, String wanted) {
        Lines lines = tree.lines();
        for (int line = 0; line < Math.min(lines.count(), MOST_LINES) && TextWidth.of(wanted) >= SHORTEST; line++) {
            boolean like = lines.width(line) <= 2 * TextWidth.of(wanted) + SHORTEST && lines.width(line) >= SHORTEST;
            if (like
                    && PlainText.fold(tree.textOf(lines.first(line), lines.end(line), LONGEST))
                            .equals(wanted)) {
                return lines.owner(line);
            }
        }
        return NONE;
    }

    /** Whether a heading says the most part of the title, which may have a site's name or a kicker besides. */
    private static boolean isMostOf(String heading, String title) {
        return TextWidth.of(heading) >= SHORTEST && heading.length() * 2 >= title.length() && title.contains(heading);
    }
}
