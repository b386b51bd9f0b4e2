package dev.courant.ingest.archive;

import dev.courant.recording.warc.WarcEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * A record of a file, without its content.
 *
 * @param type its {@code WARC-Type}
 * @param id its {@code WARC-Record-ID}
 * @param url its {@code WARC-Target-URI}; empty: none
 * @param at its {@code WARC-Date}
 * @param status the HTTP status; 0: it holds no response
 * @param mime the media type of the response; null: not said
 * @param digest its {@code WARC-Payload-Digest}; null: none
 * @param refersToUrl its {@code WARC-Refers-To-Target-URI}; null: none
 * @param refersToAt its {@code WARC-Refers-To-Date}; null: none
 * @param linkUrl the URL that was asked first, as metadata says; null: it does not
 * @param alone whether it is metadata without a response
 * @param offset the offset of its first byte
 * @param length the number of its bytes in the file
 * @param problem what contradicts its digests; null: nothing does
 */
record ScannedRecord(
        String type,
        URI id,
        String url,
        Instant at,
        int status,
        @Nullable String mime,
        @Nullable String digest,
        @Nullable String refersToUrl,
        @Nullable Instant refersToAt,
        @Nullable String linkUrl,
        boolean alone,
        long offset,
        long length,
        @Nullable String problem) {
    /** Reads the content of a gzip member. */
    static ScannedRecord of(byte[] content, long offset, long length) throws IOException {
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(content))) {
            WarcRecord record =
                    reader.next().orElseThrow(() -> new ParsingException("the gzip member at " + offset + " is empty"));
            byte[] block = record.body().stream().readAllBytes();
            MessageHeaders headers = record.headers();
            boolean response = record.type().equals("response") || record.type().equals("revisit");
            String url = headers.first("WARC-Target-URI").orElse("");
            return new ScannedRecord(
                    record.type(),
                    record.id(),
                    url,
                    record.date(),
                    response ? status(block) : 0,
                    response ? mime(block) : null,
                    headers.first("WARC-Payload-Digest").orElse(null),
                    headers.first("WARC-Refers-To-Target-URI").orElse(null),
                    headers.first("WARC-Refers-To-Date").map(Instant::parse).orElse(null),
                    record.type().equals("metadata") ? field(text(block), MetadataFields.LINK_URL) : null,
                    record.type().equals("metadata")
                            && headers.first("WARC-Concurrent-To").isEmpty(),
                    offset,
                    length,
                    problem(record.type(), headers, block));
        }
    }

    /** Returns the same record elsewhere. */
    ScannedRecord at(long other) {
        return new ScannedRecord(
                type,
                id,
                url,
                at,
                status,
                mime,
                digest,
                refersToUrl,
                refersToAt,
                linkUrl,
                alone,
                other,
                length,
                problem);
    }

    boolean isResponse() {
        return type.equals("response");
    }

    boolean isRevisit() {
        return type.equals("revisit");
    }

    /** Returns whether the record ends what is said of some exchanges. */
    boolean endsGroup() {
        return type.equals("metadata") || type.equals("warcinfo");
    }

    boolean isIndexed() {
        return isResponse() || isRevisit() || alone;
    }

    CdxLine line(String filename) {
        String kind =
                isRevisit() ? CdxLine.REVISIT : alone ? CdxLine.METADATA : Objects.requireNonNullElse(mime, "unk");
        return new CdxLine(CdxLine.key(url), at, url, kind, status, digest, length, offset, filename);
    }

    private static @Nullable String problem(String type, MessageHeaders headers, byte[] block) {
        Optional<String> ofBlock = headers.first("WARC-Block-Digest");
        if (ofBlock.isPresent() && !ofBlock.get().equals(WarcEncoder.payloadDigest(block))) {
            return "its block has another digest than it says";
        }
        Optional<String> ofPayload = headers.first("WARC-Payload-Digest");
        byte[] payload = Arrays.copyOfRange(block, headEnd(block), block.length);
        return type.equals("response")
                        && ofPayload.isPresent()
                        && !ofPayload.get().equals(WarcEncoder.payloadDigest(payload))
                ? "its payload has another digest than it says"
                : null;
    }

    private static int status(byte[] block) {
        String[] line = text(Arrays.copyOf(block, Math.min(block.length, 64))).split("[ \r\n]", 3);
        try {
            return line.length < 2 ? 0 : Integer.parseInt(line[1]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String mime(byte[] block) {
        String type = field(text(Arrays.copyOf(block, headEnd(block))), "content-type");
        String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? null : name;
    }

    /** Returns the offset behind the empty line. */
    static int headEnd(byte[] block) {
        for (int i = 0; i + 3 < block.length; i++) {
            if (block[i] == '\r' && block[i + 1] == '\n' && block[i + 2] == '\r' && block[i + 3] == '\n') {
                return i + 4;
            }
        }
        return block.length;
    }

    private static @Nullable String field(String lines, String name) {
        return lines.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
