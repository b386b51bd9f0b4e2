package dev.courant.parse.extract;

import dev.courant.parse.text.Resources;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the scripts of services that check for bots, which are all there is in the source of such a page. All marks are
 * looked for at once, at every few bytes only (S. Wu and U. Manber: A fast algorithm for multi-pattern searching,
 * 1994).
 */
final class ChallengeMarks {
    private static final int LONGEST = 64 << 10;
    private static final List<String> MARKS = Resources.lines(ChallengeMarks.class, "challenge-scripts.txt");

    /** The length of the shortest mark: of a longer one this much is looked for first. */
    private static final int SHORTEST =
            MARKS.stream().mapToInt(String::length).min().orElse(2);

    private static final List<List<Place>> PLACES = places();

    private ChallengeMarks() {}

    /** Where in a mark a pair of characters stands. */
    private record Place(String mark, int offset) {
        boolean isAt(byte[] body, int pair, int length) {
            int start = pair - offset;
            if (start < 0 || start + mark.length() > length) {
                return false;
            }
            for (int i = 0; i < mark.length(); i++) {
                if (body[start + i] != mark.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<List<Place>> places() {
        List<List<Place>> places = new ArrayList<>();
        for (int pair = 0; pair < 1 << 14; pair++) {
            places.add(List.of());
        }
        for (String mark : MARKS) {
            for (int i = 0; i < SHORTEST - 1; i++) {
                int pair = pair((byte) mark.charAt(i), (byte) mark.charAt(i + 1));
                List<Place> known = new ArrayList<>(places.get(pair));
                known.add(new Place(mark, i));
                places.set(pair, List.copyOf(known));
            }
        }
        return List.copyOf(places);
    }

    private static int pair(byte first, byte second) {
        return (first & 0x7f) << 7 | second & 0x7f;
    }

    /** Returns whether a page is a check for bots by its source; ask for pages without much text only. */
    static boolean isChallenge(byte[] body) {
        int length = Math.min(body.length, LONGEST);
        for (int at = SHORTEST - 2; at + 1 < length; at += SHORTEST - 1) {
            for (Place place : PLACES.get(pair(body[at], body[at + 1]))) {
                if (place.isAt(body, at, length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
