package dev.courant.ingest.extract.body;

import dev.courant.ingest.extract.text.PlainText;
import dev.courant.ingest.extract.tree.ContentTree;
import dev.courant.ingest.extract.tree.Headline;
import dev.courant.ingest.extract.tree.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Finds a standfirst that stands between the headline and the body: the line that the page also gives as its summary.
 */
final class Standfirst {
    static final int NONE = -1;
    private static final int FARTHEST = 25;
    private static final int SAME = 40;
    private static final int LEAST = 30;
    private static final int LONGEST = 600;

    private Standfirst() {}

    /** The line, or -1; {@code bodyLine} is the first line of the body. */
    static int find(ContentTree tree, int headline, int bodyLine, @Nullable String description) {
        if (headline == Headline.NONE || description == null) {
            return NONE;
        }
        String wanted = start(PlainText.of(description));
        int from = tree.endLine(headline);
        for (int line = from; line < Math.min(bodyLine, from + FARTHEST); line++) {
            Lines lines = tree.lines();
            if (lines.width(line) >= LEAST && lines.width(line) < LONGEST && lines.linkDensity(line) < 0.5) {
                String text = start(PlainText.of(tree.textOf(lines.owner(line), LONGEST)));
                if (text.startsWith(wanted) || wanted.startsWith(text) && text.length() >= LEAST) {
                    return line;
                }
            }
        }
        return NONE;
    }

    private static String start(String text) {
        return text.substring(0, Math.min(SAME, text.length()));
    }
}
