package dev.courant.recording.warc;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that an ARC record begins with: URL, address, time, media type, in version 2 some more, and length. URLs
 * with spaces are found, so the line is read from its end.
 *
 * @see <a href="https://archive.org/web/researcher/ArcFileFormat.php">ARC file format</a>
 */
final class ArcHead {
    private static final int LONGEST_LINE = ArchiveFormat.LONGEST_START;
    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]{0,30}+:.*?) (\\S++) (\\d{14}) (?:(\\S*)(?: .*)? )?(\\d{1,18})[ \\t]*\\r?\\n");

    private ArcHead() {}

    static boolean begins(byte[] first) {
        return line(first).lookingAt();
    }

    private static Matcher line(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && end < LONGEST_LINE && bytes[end] != '\n') {
            end++;
        }
        return LINE.matcher(Ascii.text(bytes).substring(0, Math.min(bytes.length, end + 1)));
    }

    /** Reads it; null: there is none. */
    static @Nullable RecordHead read(Content content, long at) throws IOException {
        Matcher line = line(content.bytes(at, LONGEST_LINE));
        if (!line.lookingAt()) {
            return null;
        }
        String url = Ascii.utf8(line.group(1));
        String scheme = RecordHead.scheme(url);
        return new RecordHead(
                scheme.startsWith("http") ? "response" : scheme,
                url,
                RecordDates.read(line.group(3)),
                null,
                null,
                false,
                at + line.end(),
                Long.parseLong(line.group(5)));
    }
}
