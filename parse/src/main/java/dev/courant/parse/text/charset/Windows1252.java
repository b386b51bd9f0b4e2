package dev.courant.parse.text.charset;

import java.nio.charset.StandardCharsets;

/**
 * Windows-1252 as the web decodes it (WHATWG Encoding, index windows-1252): every byte has a character. What is
 * labelled Latin-1 or ASCII is this in practice.
 */
public final class Windows1252 {
    private static final String C1 =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D"
                    + "\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E"
                    + "\u0178";

    private Windows1252() {}

    /** Decodes the bytes before an end. */
    static String decode(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (isC1(bytes[i] & 0xff)) {
                return mapped(bytes, end);
            }
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static boolean isC1(int c) {
        return c >= 0x80 && c <= 0x9f;
    }

    /**
     * Returns the character that a byte stands for, or that a C1 control stands for in text that was decoded as
     * Latin-1.
     */
    public static char map(int c) {
        return isC1(c) ? C1.charAt(c - 0x80) : (char) c;
    }

    private static String mapped(byte[] bytes, int end) {
        char[] chars = new char[end];
        for (int i = 0; i < end; i++) {
            chars[i] = map(bytes[i] & 0xff);
        }
        return new String(chars);
    }
}
