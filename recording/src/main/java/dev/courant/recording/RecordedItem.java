package dev.courant.recording;

import java.time.Instant;

/** One record of a file, read or not. */
public sealed interface RecordedItem {
    /** {@return where it is} */
    Position position();

    /**
     * An HTTP response.
     *
     * @param exchange the response
     */
    record Response(Position position, Exchange exchange) implements RecordedItem {}

    /**
     * A response that was the same as an earlier one, and is not repeated.
     *
     * @param url its URL
     * @param at when it was received
     * @param of when the earlier one was received; equal to {@code at} where the record does not say
     */
    record Unchanged(Position position, String url, Instant at, Instant of) implements RecordedItem {}

    /**
     * A record that holds no response, as is usual: a request, metadata, a description of the file.
     *
     * @param kind its kind, as the file names it
     */
    record Other(Position position, String kind) implements RecordedItem {}

    /**
     * A part of the file that cannot be read. The next item is the next that can.
     *
     * @param why one line: what is wrong
     */
    record Damaged(Position position, String why) implements RecordedItem {}
}
