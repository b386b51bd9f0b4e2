package dev.courant.parse.text.charset;

import java.util.BitSet;

/**
 * Tells charsets by where a text has its bytes of 0x80 and more. In Western languages they are single letters among
 * others; in charsets of other scripts whole words consist of them. Pure functions.
 */
final class HighBytes {
    private static final int LONG_RUN = 3;
    private static final int FEWEST = 12;
    private static final int FEWEST_KINDS = 8;

    private HighBytes() {}

    /** Returns whether most of these bytes stand in words of their own, so that no Western charset can be meant. */
    static boolean formWords(byte[] body, int length) {
        int all = 0;
        int inRuns = 0;
        BitSet kinds = new BitSet(256);
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && body[i] < 0) {
                kinds.set(body[i] & 0xff);
            } else {
                int run = i - start;
                all += run;
                inRuns += run >= LONG_RUN && !isOneByte(body, start, i) ? run : 0;
                start = i + 1;
            }
        }
        return inRuns >= FEWEST && inRuns * 2 > all && kinds.cardinality() >= FEWEST_KINDS;
    }

    /** Lines of dashes and the like. */
    private static boolean isOneByte(byte[] body, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (body[i] != body[from]) {
                return false;
            }
        }
        return true;
    }
}
