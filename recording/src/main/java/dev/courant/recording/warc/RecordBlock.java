package dev.courant.recording.warc;

import dev.courant.recording.Exchange;
import dev.courant.recording.Header;
import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of a record what it says. */
final class RecordBlock {
    /** As much of a block as is looked at: an HTTP head and a body of the largest size. */
    static final int MOST_KEPT = HeaderBlock.LONGEST + BodyDecoder.LARGEST;

    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/\\d(?:\\.\\d{1,2})?[ \\t]+([1-9]\\d\\d)(?:\\D.*)?");

    private RecordBlock() {}

    /**
     * Returns the item.
     *
     * @param block the block, or as much of it as is kept
     * @param complete whether the file has all of it
     */
    static RecordedItem item(Position position, RecordHead head, byte[] block, boolean complete) {
        if (head.isPage() || head.kind().equals("revisit")) {
            return dated(position, head, block, complete);
        }
        if (head.kind().isEmpty()) {
            return new RecordedItem.Damaged(position, "the record does not state its type");
        }
        if (!complete) {
            return new RecordedItem.Damaged(position, "the file ends within the record");
        }
        return new RecordedItem.Other(
                position, head.kind().equals("response") && !head.scheme().isEmpty() ? head.scheme() : head.kind());
    }

    private static RecordedItem dated(Position position, RecordHead head, byte[] block, boolean complete) {
        Instant at = head.at();
        String url = head.url();
        if (at == null || url == null) {
            String missing = at == null ? "time" : "URL";
            return new RecordedItem.Damaged(position, "the record states no " + missing + " that can be read");
        }
        if (head.kind().equals("revisit")) {
            return new RecordedItem.Unchanged(position, url, at, head.of() == null ? at : head.of());
        }
        boolean cut = head.truncated() || !complete || head.length() > block.length;
        if (head.kind().equals("resource") || block.length == 0) {
            return response(position, head, url, at, block, cut);
        }
        HeaderBlock http = HeaderBlock.parse(block, firstLine(block));
        Matcher status = STATUS_LINE.matcher(http.firstLine());
        if (!status.matches()) {
            return head.mayBeHttp()
                    ? new RecordedItem.Damaged(position, "the record holds no HTTP response")
                    : response(position, head, url, at, block, cut);
        }
        if (!http.complete() && http.end() < block.length) {
            return new RecordedItem.Damaged(position, "the HTTP head is larger than 64 KiB");
        }
        BodyDecoder.Body body = BodyDecoder.decode(http, block, cut);
        return new RecordedItem.Response(
                position,
                new Exchange(
                        url, at, Integer.parseInt(status.group(1)), http.fields(), body.bytes(), body.truncated()));
    }

    /** A body alone; as HTTP/0.9 has it, that means success. An empty block is a server that sent nothing. */
    private static RecordedItem response(
            Position position, RecordHead head, String url, Instant at, byte[] block, boolean cut) {
        List<Header> headers = head.contentType() == null || head.mayBeHttp()
                ? List.of()
                : List.of(new Header("Content-Type", head.contentType()));
        BodyDecoder.Body body = BodyDecoder.bounded(block, cut);
        return new RecordedItem.Response(position, new Exchange(url, at, 200, headers, body.bytes(), body.truncated()));
    }

    private static int firstLine(byte[] block) {
        int at = 0;
        while (at < block.length && (block[at] == '\r' || block[at] == '\n')) {
            at++;
        }
        return at;
    }
}
