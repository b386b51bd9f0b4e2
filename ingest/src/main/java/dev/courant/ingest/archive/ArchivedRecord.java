package dev.courant.ingest.archive;

import java.io.IOException;
import java.util.Map;

/**
 * A record with what it says of a group.
 *
 * @param record the record
 * @param fields the fields of metadata; empty: it is another record
 */
record ArchivedRecord(ScannedRecord record, Map<String, String> fields) {
    /** Reads the content of a gzip member. */
    static ArchivedRecord of(byte[] content, long offset, long length) throws IOException {
        ScannedRecord record = ScannedRecord.of(content, offset, length);
        return new ArchivedRecord(record, record.type().equals("metadata") ? DocumentReader.fields(content) : Map.of());
    }
}
