package dev.courant.parse.text;

/**
 * How much a text says, in letters of an alphabet. A Chinese, Japanese or Korean character counts for two. Thai, Lao,
 * Khmer and Burmese, which are written without spaces between words, count each letter for one and their marks above
 * and below a letter for nothing. Every threshold for the length of a text is compared with this width. Pure functions.
 */
public final class TextWidth {
    private TextWidth() {}

    /** Returns the width of a character: 0, 1 or 2. */
    public static int of(char c) {
        if (c < '\u0300') {
            return 1;
        }
        return isWide(c) ? 2 : 1;
    }

    /** Returns the width of a text. */
    public static int of(String text) {
        int width = text.length();
        for (int i = 0; i < text.length(); i++) {
            width += isWide(text.charAt(i)) ? 1 : 0;
        }
        return width;
    }

    private static boolean isWide(char c) {
        return c >= '\u2e80' && c <= '\ud7af' || c >= '\uf900' && c <= '\ufaff' || c >= '\uff01' && c <= '\uff60';
    }
}
