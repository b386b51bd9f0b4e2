package dev.courant.ingest.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
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
        long end = 0;
        try (MemberReader members = new MemberReader(file, 0)) {
            try {
                for (byte[] content = members.next(); content != null; content = members.next()) {
                    records.add(ScannedRecord.of(content, members.begin(), members.end() - members.begin()));
                    end = members.end();
                }
                return new RecordScan(records, end, null);
            } catch (IOException | DateTimeException | IllegalArgumentException e) {
                return new RecordScan(records, end, String.valueOf(e.getMessage()));
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
        try (MemberReader members = new MemberReader(file, offset)) {
            byte[] content = members.next();
            return content == null
                    ? Optional.empty()
                    : Optional.of(ScannedRecord.of(content, offset, members.end() - offset));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("no record at " + offset + " of " + file + ": " + e.getMessage(), e);
        }
    }
}
