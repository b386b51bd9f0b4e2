package dev.courant.parse.extract.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters: a byte-order mark, then the transport's word, then the page's own, then UTF-8. Bytes that are
 * valid UTF-8 beyond ASCII are UTF-8 whatever anybody said, and bytes that are not UTF-8 with no other word are
 * Windows-1252, as browsers have it.
 */
final class Charsets {
    private static final int PRESCAN = 4096;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    /** The text of a page; {@code sifted}: without what {@link HtmlPrefilter} cuts out. */
    static String decode(byte[] body, int length, @Nullable String transport, boolean sifted) {
        int mark = markLength(body, length);
        if (mark == 2) {
            return new String(body, 0, length, StandardCharsets.UTF_16);
        }
        Charset said = mark == 3 ? StandardCharsets.UTF_8 : named(transport);
        said = said == null ? named(declared(body, length)) : said;
        if (!sifted || said != null && !isAscii(said)) {
            return decode(body, mark, length, said);
        }
        HtmlPrefilter.Sifted left = HtmlPrefilter.sift(body, length);
        return decode(left.bytes(), mark, left.length(), said);
    }

    private static int markLength(byte[] body, int length) {
        if (length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            return 3;
        }
        boolean wide = length >= 2
                && (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF
                        || body[0] == (byte) 0xFF && body[1] == (byte) 0xFE);
        return wide ? 2 : 0;
    }

    /** Whether the bytes of ASCII mean ASCII wherever they stand, as far as a sieve of mark-up cares. */
    private static boolean isAscii(Charset charset) {
        String name = charset.name();
        return !name.startsWith("UTF-16")
                && !name.startsWith("UTF-32")
                && !name.startsWith("ISO-2022")
                && !name.contains("IBM")
                && !name.contains("EBCDIC");
    }

    private static String decode(byte[] body, int from, int length, @Nullable Charset said) {
        if (said != null && !said.equals(StandardCharsets.UTF_8) && !isUtf8(body, length)) {
            return new String(body, from, length - from, said);
        }
        String text = new String(body, from, length - from, StandardCharsets.UTF_8);
        return said == null && text.indexOf('\ufffd') >= 0 && !isUtf8(body, length)
                ? new String(body, from, length - from, WINDOWS)
                : text;
    }

    private static boolean isUtf8(byte[] body, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static @Nullable String declared(byte[] body, int length) {
        String head =
                new String(body, 0, Math.min(length, PRESCAN), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = head.indexOf("charset=");
        if (at < 0) {
            return null;
        }
        int start = at + "charset=".length();
        while (start < head.length() && isQuote(head.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < head.length() && isNameChar(head.charAt(end))) {
            end++;
        }
        return head.substring(start, end);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == ' ';
    }

    private static boolean isNameChar(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':';
    }

    private static @Nullable Charset named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String plain = name.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        try {
            return switch (plain) {
                case "iso-8859-1", "latin1", "us-ascii", "ascii", "iso8859-1" -> WINDOWS;
                case "gb2312", "gbk" -> Charset.forName("GB18030");
                default -> Charset.forName(plain);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
