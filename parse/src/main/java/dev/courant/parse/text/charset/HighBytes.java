package dev.courant.parse.text.charset;

import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells charsets by where a text has its bytes of 0x80 and more. In Western languages they are single letters among
 * others; in charsets of other scripts whole words consist of them. Pure functions.
 */
final class HighBytes {
    private static final int LONG_RUN = 3;
    private static final int FEWEST = 12;
    private static final int FEWEST_KINDS = 8;
    private static final int FEWEST_LETTERS = 10;
    private static final double MOSTLY = 0.9;
    private static final double FREQUENT_SHARE = 0.5;

    /** The letters that make up two thirds of a text in Russian, and more than half in its sisters. */
    private static final String FREQUENT = "оеаинтсрвлкіу";

    private static final @Nullable Charset WINDOWS_1251 = charset("windows-1251");
    private static final @Nullable Charset KOI8_R = charset("KOI8-R");

    private HighBytes() {}

    private static @Nullable Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }

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

    /** Returns the Cyrillic charset in which the bytes are words as people write them; empty if there is none. */
    static Optional<Charset> cyrillic(byte[] body, int length) {
        for (Charset charset : new Charset[] {WINDOWS_1251, KOI8_R}) {
            if (charset != null && isCyrillic(new String(body, 0, length, charset))) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether nearly all that is not ASCII are Cyrillic letters, the small after the large, the frequent ones often.
     */
    private static boolean isCyrillic(String text) {
        int foreign = 0;
        int letters = 0;
        int misplaced = 0;
        int frequent = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean cyrillic = c >= '\u0400' && c <= '\u04ff';
            foreign += c >= '\u0080' && Character.isLetter(c) || cyrillic ? 1 : 0;
            if (cyrillic) {
                letters++;
                misplaced += Character.isUpperCase(c) && Character.isLowerCase(before) ? 1 : 0;
                frequent += FREQUENT.indexOf(Character.toLowerCase(c)) >= 0 ? 1 : 0;
            }
            before = c;
        }
        return letters >= FEWEST_LETTERS
                && letters >= foreign * MOSTLY
                && misplaced <= letters * (1 - MOSTLY) / 2
                && frequent >= letters * FREQUENT_SHARE
                && startSmallAfterLarge(text);
    }

    /** In the other Cyrillic charset large and small letters are swapped. */
    private static boolean startSmallAfterLarge(String text) {
        int small = 0;
        int large = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0400' && c <= '\u04ff') {
                small += Character.isLowerCase(c) ? 1 : 0;
                large += Character.isUpperCase(c) ? 1 : 0;
            }
        }
        return small >= large;
    }
}
