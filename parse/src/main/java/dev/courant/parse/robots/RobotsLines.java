package dev.courant.parse.robots;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a file into lines, at LF, CR or CRLF. Each octet becomes one character: percent-encoding is defined on octets,
 * and malformed UTF-8 needs no repair.
 */
final class RobotsLines {
    /** RFC 9309, section 2.5, asks for at least 500 KiB. */
    static final int MAX_BYTES = 512 * 1024;

    /** As much of a line as Google's parser reads: eight times the longest URL of old browsers. */
    static final int MAX_LINE = 2_083 * 8 - 1;

    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private RobotsLines() {}

    /** Returns the lines with a known key, in order. */
    static List<RobotsLine> of(byte[] file) {
        List<RobotsLine> lines = new ArrayList<>();
        int end = end(file);
        int start = afterByteOrderMark(file);
        for (int i = start; i <= end; i++) {
            if (i == end || isLineEnd(file[i])) {
                int length = Math.min(i - start, MAX_LINE);
                RobotsLine.parse(new String(file, start, length, StandardCharsets.ISO_8859_1))
                        .ifPresent(lines::add);
                start = i + 1;
            }
        }
        return lines;
    }

    /** An incomplete last line is left out: {@code Disallow: /} may be the rest of {@code Disallow: /private}. */
    private static int end(byte[] file) {
        int end = Math.min(file.length, MAX_BYTES);
        if (end < file.length) {
            while (end > 0 && !isLineEnd(file[end])) {
                end--;
            }
        }
        return end;
    }

    private static int afterByteOrderMark(byte[] file) {
        int mark = 0;
        while (mark < BYTE_ORDER_MARK.length && mark < file.length && (file[mark] & 0xff) == BYTE_ORDER_MARK[mark]) {
            mark++;
        }
        return mark;
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\n' || octet == '\r';
    }
}
