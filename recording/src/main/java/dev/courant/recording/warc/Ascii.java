package dev.courant.recording.warc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in bytes. */
final class Ascii {
    private static final int SAMPLE = 4 << 10;

    /** Tab, line ends, form feed, and the escape of ISO 2022. */
    private static final String TEXT_CONTROLS = "\t\n\r\f\u001b";

    private Ascii() {}

    static boolean at(byte[] bytes, int index, String text) {
        if (bytes.length - index < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[index + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Returns a value that was read as ISO 8859-1 as the UTF-8 that it is, if it is. */
    static String utf8(String latin1) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin1;
        }
    }

    /**
     * Returns whether bytes are text rather than compressed data: no control characters, which even stored text has
     * around it in all codings, and valid UTF-8 or printable for the most part.
     */
    static boolean isText(byte[] bytes) {
        int sample = Math.min(bytes.length, SAMPLE);
        int printable = 0;
        for (int i = 0; i < sample; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && TEXT_CONTROLS.indexOf(bytes[i]) < 0) {
                return false;
            }
            if (bytes[i] >= ' ') {
                printable++;
            }
        }
        return printable * 10L >= sample * 7L || isUtf8(ByteBuffer.wrap(bytes, 0, sample));
    }

    /** A character that the sample cuts at its end counts as whole. */
    private static boolean isUtf8(ByteBuffer sample) {
        CharBuffer text = CharBuffer.allocate(sample.remaining());
        return !StandardCharsets.UTF_8.newDecoder().decode(sample, text, false).isError();
    }
}
