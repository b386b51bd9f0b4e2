package dev.courant.ingest.archive;

import dev.courant.recording.warc.StoredRecord;
import dev.courant.recording.warc.StoredRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All records of a file, as far as it can be read.
 *
 * @param records the records, in their order
 * @param end the offset behind the last of them
 * @param damage why the rest cannot be read, such as a last record that a crash has torn; null: there is no rest
 */
record RecordScan(
        List<ScannedRecord> records, long end, @Nullable String damage) {
    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be opened
     */
    static RecordScan of(Path file) throws IOException {
        List<ScannedRecord> records = new ArrayList<>();
        try (StoredRecords stored = StoredRecords.open(file, 0)) {
            try {
                for (StoredRecord record = stored.next(); record != null; record = stored.next()) {
                    records.add(ScannedRecord.checked(record));
                }
                return new RecordScan(records, stored.end(), null);
            } catch (IOException e) {
                return new RecordScan(records, stored.end(), String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Reads one record.
     *
     * @return the record; empty at the end of the file
     * @throws IOException when there is none at the offset, or the file cannot be read
     */
    static Optional<ScannedRecord> at(Path file, long offset) throws IOException {
        try (StoredRecords stored = StoredRecords.open(file, offset)) {
            return Optional.ofNullable(stored.next()).map(ScannedRecord::of);
        }
    }
}
