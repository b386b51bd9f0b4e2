package dev.courant.ingest.archive;

import dev.courant.recording.warc.StoredRecord;
import dev.courant.recording.warc.StoredRecords;
import java.io.IOException;
import java.util.Optional;

/** Reads on from a capture to the metadata, which ends what belongs together. Pure but for reading the file. */
final class DocumentReader {
    private DocumentReader() {}

    static Optional<ArchivedDocument> read(ArchivedCapture capture) throws IOException {
        ArchivedCapture document = capture;
        try (StoredRecords stored = CaptureReader.records(capture)) {
            for (StoredRecord next = stored.next(); next != null; next = stored.next()) {
                ScannedRecord record = ScannedRecord.of(next);
                if (next.isCapture()) {
                    document = new Archive.Located(capture.position().file(), record.line("")).capture();
                } else if (record.endsGroup()) {
                    return Optional.of(new ArchivedDocument(document, next.blockFields()));
                }
            }
            return Optional.empty();
        }
    }
}
