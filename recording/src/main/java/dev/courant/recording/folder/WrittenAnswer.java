package dev.courant.recording.folder;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it is written, its body not read yet.
 *
 * @param url the whole URL
 * @param at from when on this is the answer
 * @param text the body, in the document; null: not there
 * @param file the name of the file that is the body; null: none
 * @param offset where it stands in the document, in code points
 */
record WrittenAnswer(
        String url,
        Instant at,
        int status,
        List<Header> headers,
        boolean truncated,
        byte @Nullable [] text,
        @Nullable String file,
        long offset) {
    private static final byte[] EMPTY = {};

    Exchange exchange(BodyFiles files) {
        return new Exchange(url, at, status, headers, body(files), truncated);
    }

    private byte[] body(BodyFiles files) {
        if (file != null) {
            return files.read(file);
        }
        return text == null ? EMPTY : text;
    }

    WrittenAnswer at(long place) {
        return new WrittenAnswer(url, at, status, headers, truncated, text, file, place);
    }
}
