package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What may be a feed.
 *
 * @param url where
 * @param title what a page calls it; null: nothing
 * @param clue what led to it
 */
record Candidate(HttpUrl url, @Nullable String title, Clue clue) {
    private static final Set<String> COMMENTS =
            Set.of("comments", "commentaires", "comentarios", "coment\u00e1rios", "commenti", "kommentare", "reacties");

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    /** Whether it seems to hold what readers say, rather than what the site says to them. */
    boolean isComments() {
        return url.pathSegments().stream().anyMatch(Candidate::namesComments)
                || title != null && NO_LETTERS.splitAsStream(title).anyMatch(Candidate::namesComments);
    }

    private static boolean namesComments(String word) {
        return COMMENTS.contains(word.toLowerCase(Locale.ROOT));
    }
}
