package dev.courant.parse.text.charset;

import java.nio.charset.StandardCharsets;

/** Reads UTF-8 that may be broken, or mixed with single bytes of another charset. */
final class Utf8 {
    private static final int MANY = 20;

    private Utf8() {}

    /** The number of well-formed sequences of two bytes or more, and of bytes that belong to no sequence. */
    record Census(int sequences, int strays) {
        boolean isAscii() {
            return sequences == 0 && strays == 0;
        }

        boolean isMostlyUtf8() {
            return sequences > 0 && sequences >= strays;
        }

        /** Other text has hardly any sequences by chance; a few bytes of another charset may be pasted in. */
        boolean isNearlyAllUtf8() {
            return sequences >= MANY * Math.max(1, strays);
        }
    }

    /** Counts the sequences and stray bytes before an end. */
    static Census census(byte[] bytes, int end) {
        int sequences = 0;
        int strays = 0;
        int i = 0;
        while (i < end) {
            int length = lengthAt(bytes, i, end);
            if (length > 1) {
                sequences++;
            } else if (length == 0) {
                strays++;
            }
            i += Math.max(1, length);
        }
        return new Census(sequences, strays);
    }

    /** Decodes a range; a byte that belongs to no sequence is read as windows-1252, which such bytes mostly are. */
    static String decode(byte[] bytes, int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        int from = start;
        int i = start;
        while (i < end) {
            int length = lengthAt(bytes, i, end);
            if (length == 0) {
                out.append(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                out.append(Windows1252.map(bytes[i] & 0xff));
                from = i + 1;
            }
            i += Math.max(1, length);
        }
        return out.append(new String(bytes, from, end - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** Returns the length of the well-formed sequence at a place, or 0 (Unicode, table 3-7). */
    private static int lengthAt(byte[] bytes, int i, int end) {
        int b = bytes[i] & 0xff;
        if (b < 0x80) {
            return 1;
        }
        int length = b >= 0xc2 && b <= 0xdf ? 2 : b >= 0xe0 && b <= 0xef ? 3 : b >= 0xf0 && b <= 0xf4 ? 4 : 0;
        if (length == 0 || i + length > end || !isSecond(b, bytes[i + 1] & 0xff)) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean isSecond(int first, int second) {
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return second >= low && second <= high;
    }
}
