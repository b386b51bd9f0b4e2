package dev.courant.ingest.archive;

import dev.courant.recording.warc.HttpHead;
import dev.courant.recording.warc.StoredRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    /** Describes a record; whether its digests hold is not looked at. */
    static ScannedRecord of(StoredRecord record) {
        return of(record, null);
    }

    /** Describes a record, and holds it against its digests. */
    static ScannedRecord checked(StoredRecord record) {
        return of(record, record.contradiction());
    }

    private static ScannedRecord of(StoredRecord record, @Nullable String problem) {
        boolean metadata = record.type().equals("metadata");
        HttpHead http = record.isCapture() ? record.http() : null;
        return new ScannedRecord(
                record.type(),
                record.id(),
                record.url(),
                record.at(),
                http == null ? 0 : status(http.startLine()),
                http == null ? null : mime(http),
                record.field("WARC-Payload-Digest").orElse(null),
                record.field("WARC-Refers-To-Target-URI").orElse(null),
                record.time("WARC-Refers-To-Date").orElse(null),
                metadata ? record.blockFields().get(MetadataFields.LINK_URL) : null,
                metadata && record.field("WARC-Concurrent-To").isEmpty(),
                record.offset(),
                record.length(),
                problem);
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

    private static int status(String line) {
        String[] words = line.split(" ", 3);
        try {
            return words.length < 2 ? 0 : Integer.parseInt(words[1]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String mime(HttpHead http) {
        String type = http.first("Content-Type").orElse("");
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? null : name;
    }
}
