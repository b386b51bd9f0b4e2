package dev.courant.parse.text;

import java.text.Normalizer;
import java.util.StringJoiner;

/**
 * Normalises text of the web: collapses white space, removes characters that cannot be seen, strips left-over mark-up,
 * and folds text for comparison. Pure functions.
 */
public final class PlainText {
    /** The characters of ASCII as {@link #fold} gives them. */
    private static final char[] ASCII = ascii();

    private PlainText() {}

    /**
     * Returns a text with runs of white space as one space, none at its ends, and without invisible characters: soft
     * hyphens, zero-width spaces, direction marks, control characters. Zero-width joiners stay; Persian and Hindi need
     * them.
     */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        append(out, text);
        int length = out.length();
        return out.substring(0, length > 0 && out.charAt(length - 1) == ' ' ? length - 1 : length);
    }

    /**
     * Appends a text as {@link #clean} gives it, but for one space at its end; none is put at the start of a buffer.
     */
    public static void append(StringBuilder out, String text) {
        boolean space = out.isEmpty() || out.charAt(out.length() - 1) == ' ';
        int length = text.length();
        int i = 0;
        while (i < length) {
            int start = i;
            for (; i < length; i++) {
                char c = text.charAt(i);
                if (!isPlain(c) && (c != ' ' || space)) {
                    break;
                }
                space = c == ' ';
            }
            out.append(text, start, i);
            if (i < length) {
                space = appendSpecial(out, text.charAt(i++), space);
            }
        }
    }

    /** Appends a character that is not plain; returns whether the buffer ends with a space now. */
    private static boolean appendSpecial(StringBuilder out, char c, boolean space) {
        if (isBlank(c)) {
            if (!space) {
                out.append(' ');
            }
            return true;
        }
        if (!isInvisible(c)) {
            out.append(c);
            return false;
        }
        return space;
    }

    /**
     * Returns the key that texts are compared by: lower case, letters and digits only, with single spaces between
     * words.
     */
    public static String fold(String text) {
        char[] out = new char[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char folded = c < ASCII.length ? ASCII[c] : folded(c);
            if (folded != ' ') {
                out[size++] = folded;
            } else if (size > 0 && out[size - 1] != ' ') {
                out[size++] = ' ';
            }
        }
        return new String(out, 0, size > 0 && out[size - 1] == ' ' ? size - 1 : size);
    }

    private static char folded(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? Character.toLowerCase(c) : ' ';
    }

    private static char[] ascii() {
        char[] folded = new char[128];
        for (char c = 0; c < folded.length; c++) {
            folded[c] = folded(c);
        }
        return folded;
    }

    /** Returns a text in Unicode NFC. */
    public static String compose(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * Returns the lines of a text that may hold left-over tags, each cleaned, without blank ones, in NFC: a tag ends a
     * line unless it is inline, such as {@code <b>} or {@code <a>}. Character references are left as they are.
     */
    public static String withoutTags(String text) {
        StringJoiner lines = new StringJoiner("\n");
        for (String line : tagsAsBreaks(text).split("\\R")) {
            String clean = clean(line);
            if (!clean.isEmpty()) {
                lines.add(clean);
            }
        }
        return compose(lines.toString());
    }

    private static String tagsAsBreaks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
            int close = text.indexOf('>', open);
            if (close < 0 || open + 1 >= text.length() || !startsTag(text.charAt(open + 1))) {
                out.append(text, from, open + 1);
                from = open + 1;
                continue;
            }
            out.append(text, from, open).append(isInline(text, open) ? "" : "\n");
            from = close + 1;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean startsTag(char c) {
        return Character.isLetter(c) || c == '/' || c == '!';
    }

    private static boolean isInline(String text, int open) {
        int at = open + (text.charAt(open + 1) == '/' ? 2 : 1);
        char c = at < text.length() ? Character.toLowerCase(text.charAt(at)) : ' ';
        return c == 'a' || c == 'e' || c == 'i' || c == 's' || c == 'b' && !text.regionMatches(true, at, "br", 0, 2);
    }

    /** Whether a character is certainly neither white space nor invisible: true for most. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < '\u007f' || c > '\u00ad' && c < '\u1680';
    }

    /** Whether a character is white space of any kind, ASCII control characters among them. */
    public static boolean isBlank(char c) {
        return c <= ' '
                || c == '\u00a0'
                || c == '\u3000'
                || c >= '\u2000' && c <= '\u200a'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u0085'
                || c == '\u1680';
    }

    private static boolean isInvisible(char c) {
        return c == '\u200b'
                || c == '\ufeff'
                || c == '\u00ad'
                || c == '\u2060'
                || c == '\u200e'
                || c == '\u200f'
                || c >= '\u0080' && c <= '\u009f'
                || c == '\u007f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\ufffc';
    }
}
