package dev.courant.parse.text;

/**
 * How much a text says, in letters of an alphabet: what thresholds for the length of a text are compared with. An
 * ideograph counts for three, a Japanese or Korean syllable for two. Thai, Lao, Khmer, Burmese and Tibetan, whose words
 * have few letters and no spaces between them, count each letter for two and its marks for nothing. Pure functions.
 */
public final class TextWidth {
    /** Each character before this one has a width of 1. */
    public static final char FIRST_OTHER = '\u0e00';

    private TextWidth() {}

    /** Returns the width of a character, 0 to 3. */
    public static int of(char c) {
        if (c < FIRST_OTHER) {
            return 1;
        }
        if (c >= '\u2000' && c < '\u2e80') {
            return 1;
        }
        if (isUnspaced(c)) {
            return isMark(c) ? 0 : 2;
        }
        if (c < '\u2e80' || c > '\ud7af' && c < '\uf900' || c > '\uff9f') {
            return 1;
        }
        return isIdeograph(c) ? 3 : 2;
    }

    /** Returns the width of a text. */
    public static int of(String text) {
        int length = text.length();
        int width = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_OTHER) {
                width += of(c) - 1;
            }
        }
        return width;
    }

    /** Returns the width of a text, or a limit where it is as wide or wider: of a long text, the start tells. */
    public static int of(String text, int limit) {
        int width = 0;
        for (int i = 0; i < text.length() && width < limit; i++) {
            char c = text.charAt(i);
            width += c < FIRST_OTHER ? 1 : of(c);
        }
        return Math.min(width, limit);
    }

    /** Whether a letter is of a script of South East Asia that is written without spaces between words. */
    public static boolean isUnspaced(char c) {
        return c >= '\u0e00' && c <= '\u0fff' || c >= '\u1000' && c <= '\u109f' || c >= '\u1780' && c <= '\u17ff';
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isIdeograph(char c) {
        return c >= '\u3400' && c <= '\u9fff' || c >= '\uf900' && c <= '\ufaff';
    }
}
