package dev.courant.recording.warc;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How records begin. */
enum ArchiveFormat {
    /** A version line, fields, and a blank line. */
    WARC {
        @Override
        boolean begins(byte[] first) {
            return first.length > 5 && Ascii.at(first, 0, "WARC/") && first[5] >= '0' && first[5] <= '9';
        }

        @Override
        boolean surelyBegins(byte[] first) {
            return WARC_START.matcher(Ascii.text(first)).lookingAt();
        }

        @Override
        @Nullable
        RecordHead head(Content content, long at) throws IOException {
            return WarcHead.read(content, at);
        }

        @Override
        char firstCharacter() {
            return 'W';
        }
    },
    /** One line (ARC 1.0). */
    ARC {
        @Override
        boolean begins(byte[] first) {
            return ArcHead.begins(first);
        }

        @Override
        boolean surelyBegins(byte[] first) {
            return ArcHead.begins(first);
        }

        @Override
        @Nullable
        RecordHead head(Content content, long at) throws IOException {
            return ArcHead.read(content, at);
        }

        @Override
        char firstCharacter() {
            return ANY_AFTER_LINE_END;
        }
    };

    /** As many bytes as it takes to recognise a record. */
    static final int LONGEST_START = 8 << 10;

    private static final char ANY_AFTER_LINE_END = '\n';
    private static final int WINDOW = 32 << 10;
    private static final Pattern WARC_START =
            Pattern.compile("WARC/\\d\\.\\d{1,2}[ \\t]*\\r?\\n[A-Za-z][A-Za-z0-9-]{1,63}[ \\t]*:");

    /** Returns whether these are the first bytes of a record, where one is expected. */
    abstract boolean begins(byte[] first);

    /** Returns whether these are the first bytes of a record, where one need not be. */
    abstract boolean surelyBegins(byte[] first);

    /** Reads what a record says of itself; null: it is broken, or does not state its length. */
    abstract @Nullable RecordHead head(Content content, long at) throws IOException;

    /** Returns the character that a record begins with, or a line end: the one after that. */
    abstract char firstCharacter();

    /** Returns the format whose files have these first bytes; null: neither. */
    static @Nullable ArchiveFormat of(byte[] first) {
        if (WARC.begins(first)) {
            return WARC;
        }
        return ARC.begins(first) ? ARC : null;
    }

    /**
     * Searches for a record where one need not be.
     *
     * @param from where to begin
     * @param to where to end
     * @return where it begins; -1: there is none
     */
    long find(Content content, long from, long to) throws IOException {
        byte[] window = new byte[WINDOW];
        int skipped = firstCharacter() == ANY_AFTER_LINE_END ? 1 : 0;
        for (long at = from; at < to; at += WINDOW) {
            int length = content.read(at, window, 0, WINDOW);
            for (int i = 0; i < length && at + i < to; i++) {
                if (window[i] == firstCharacter() && surelyBegins(content.bytes(at + i + skipped, lookAhead()))) {
                    return at + i + skipped;
                }
            }
            if (length < WINDOW) {
                break;
            }
        }
        return -1;
    }

    private int lookAhead() {
        return this == WARC ? 128 : LONGEST_START;
    }
}
