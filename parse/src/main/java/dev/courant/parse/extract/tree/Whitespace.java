package dev.courant.parse.extract.tree;

/** The blanks and invisible characters of web text. */
public final class Whitespace {
    private Whitespace() {}

    /** Appends text with runs of blanks as one space (none at the start of the buffer) and without invisible junk. */
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
                space = special(out, text.charAt(i++), space);
            }
        }
    }

    /** Appends what is not plain; gives whether a space is last now. */
    private static boolean special(StringBuilder out, char c, boolean space) {
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

    /** Most of what is neither a blank nor invisible. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < '\u007f' || c > '\u00ad' && c < '\u1680';
    }

    /** Text with blanks collapsed and invisible characters gone. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        append(out, text);
        int length = out.length();
        return out.substring(0, length > 0 && out.charAt(length - 1) == ' ' ? length - 1 : length);
    }

    static boolean isBlank(char c) {
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

    /** Zero-width space, byte-order marks, soft hyphens, controls; the joiners stay: Persian and Hindi need them. */
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
