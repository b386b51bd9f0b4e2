package dev.courant.parse.text.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A charset that the first four bytes tell, by a byte order mark or by where {@code '<'} has its zero bytes (XML 1.0,
 * appendix F).
 *
 * @param mark the length of the byte order mark, which is not part of the text; 0 without one
 */
record ByteOrder(Charset charset, int mark) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** Returns the charset that the start of a document tells, or null. */
    static @Nullable ByteOrder of(byte[] body, int length) {
        return switch (length < 4 ? 0 : word(body)) {
            case 0x0000feff -> new ByteOrder(UTF_32BE, 4);
            case 0xfffe0000 -> new ByteOrder(UTF_32LE, 4);
            case 0x0000003c -> new ByteOrder(UTF_32BE, 0);
            case 0x3c000000 -> new ByteOrder(UTF_32LE, 0);
            default -> narrow(body, length);
        };
    }

    boolean isUtf8() {
        return charset == StandardCharsets.UTF_8;
    }

    String decode(byte[] body, int length) {
        return isUtf8() ? Utf8.decode(body, mark, length) : new String(body, mark, length - mark, charset);
    }

    private static @Nullable ByteOrder narrow(byte[] body, int length) {
        if (length > 2 && word3(body) == 0xefbbbf) {
            return new ByteOrder(StandardCharsets.UTF_8, 3);
        }
        return length < 4 ? null : sixteen(body);
    }

    private static @Nullable ByteOrder sixteen(byte[] body) {
        return switch (word(body) >>> 16) {
            case 0xfeff -> new ByteOrder(StandardCharsets.UTF_16BE, 2);
            case 0xfffe -> new ByteOrder(StandardCharsets.UTF_16LE, 2);
            case 0x003c -> new ByteOrder(StandardCharsets.UTF_16BE, 0);
            case 0x3c00 -> new ByteOrder(StandardCharsets.UTF_16LE, 0);
            default -> null;
        };
    }

    private static int word(byte[] b) {
        return word3(b) << 8 | b[3] & 0xff;
    }

    private static int word3(byte[] b) {
        return (b[0] & 0xff) << 16 | (b[1] & 0xff) << 8 | b[2] & 0xff;
    }
}
