package dev.courant.parse.extract;

import dev.courant.parse.text.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the scripts of services that check for bots, which are all there is in the source of such a page. */
final class ChallengeMarks {
    private static final int LONGEST = 64 << 10;
    private static final List<String> MARKS = Resources.lines(ChallengeMarks.class, "challenge-scripts.txt");

    private ChallengeMarks() {}

    /** Returns whether a page is a check for bots by its source; ask for pages without much text only. */
    static boolean isChallenge(byte[] body) {
        String source = new String(body, 0, Math.min(body.length, LONGEST), StandardCharsets.ISO_8859_1);
        return MARKS.stream().anyMatch(source::contains);
    }
}
