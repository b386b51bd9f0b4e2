package dev.courant.recording.warc;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of a WARC record (WARC 1.1, section 4). */
final class WarcHead {
    private static final int USUAL = 4 << 10;

    private WarcHead() {}

    /** Reads it; null: it is broken, or does not state the length of the block. */
    static @Nullable RecordHead read(Content content, long at) throws IOException {
        HeaderBlock head = HeaderBlock.parse(content.bytes(at, USUAL), 0);
        if (!head.complete()) {
            head = HeaderBlock.parse(content.bytes(at, HeaderBlock.LONGEST), 0);
        }
        long length = length(head.field("Content-Length").orElse(""));
        if (!head.complete() || length < 0) {
            return null;
        }
        String uri = head.field("WARC-Target-URI").orElse(null);
        return new RecordHead(
                head.field("WARC-Type").orElse("").toLowerCase(Locale.ROOT),
                uri == null ? null : uri(uri),
                head.field("WARC-Date").map(RecordDates::read).orElse(null),
                head.field("WARC-Refers-To-Date").map(RecordDates::read).orElse(null),
                head.field("Content-Type").orElse(null),
                head.field("WARC-Truncated").isPresent()
                        || head.field("WARC-Segment-Number").isPresent(),
                at + head.end(),
                length);
    }

    /** Some writers put the URI into angle brackets, as the grammar of WARC 1.0 wanted by mistake. */
    private static @Nullable String uri(String value) {
        String uri = value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
        return uri.isBlank() ? null : Ascii.utf8(uri);
    }

    /** Returns the number of bytes; -1: this is none. */
    static long length(String digits) {
        boolean sound = !digits.isEmpty() && digits.length() < 19;
        return sound && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
    }
}
