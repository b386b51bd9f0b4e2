package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import dev.courant.parse.url.WebUrl;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL that may be that of a feed.
 *
 * @param url the URL
 * @param title the title that a page gives it; null: none
 * @param clue how it was found
 */
record Candidate(WebUrl url, @Nullable String title, Clue clue) {
    private static final Set<String> COMMENTS =
            Set.of("comments", "commentaires", "comentarios", "coment\u00e1rios", "commenti", "kommentare", "reacties");

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    /** Returns whether it seems to be a feed of comments by readers rather than of articles. */
    boolean isComments() {
        return url.http().pathSegments().stream().anyMatch(Candidate::namesComments)
                || title != null && NO_LETTERS.splitAsStream(title).anyMatch(Candidate::namesComments);
    }

    private static boolean namesComments(String word) {
        return COMMENTS.contains(word.toLowerCase(Locale.ROOT));
    }
}
