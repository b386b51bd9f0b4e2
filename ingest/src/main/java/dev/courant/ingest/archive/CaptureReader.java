package dev.courant.ingest.archive;

import dev.courant.recording.warc.StoredRecord;
import dev.courant.recording.warc.StoredRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reads single captures of an archive; the payload of a revisit from where it is stored. */
final class CaptureReader {
    private final Archive archive;

    CaptureReader(Archive archive) {
        this.archive = archive;
    }

    Optional<ArchivedPage> read(ArchivedCapture capture) throws IOException {
        StoredRecord record = record(capture);
        if (!capture.repeats()) {
            return Optional.of(new ArchivedPage(capture.url(), record.at(), record.head(), record.payload()));
        }
        Optional<ArchivedCapture> original = original(capture, record);
        return original.isEmpty()
                ? Optional.empty()
                : read(original.get())
                        .map(stored -> new ArchivedPage(capture.url(), record.at(), record.head(), stored.body()));
    }

    /** Returns whether the payload of a capture is there: its own, or that which it repeats. */
    boolean hasPayload(ArchivedCapture capture) throws IOException {
        return !capture.repeats() || original(capture, record(capture)).isPresent();
    }

    private Optional<ArchivedCapture> original(ArchivedCapture capture, StoredRecord revisit) {
        String url = revisit.field("WARC-Refers-To-Target-URI").orElse(capture.url());
        Instant at = revisit.time("WARC-Refers-To-Date").orElse(capture.at());
        return archive.original(url, at, capture.digest());
    }

    private static StoredRecord record(ArchivedCapture capture) throws IOException {
        try (StoredRecords stored = records(capture)) {
            return stored.required();
        }
    }

    /** Opens the file of a capture, at the capture. An open file may have been completed since it was found. */
    static StoredRecords records(ArchivedCapture capture) throws IOException {
        Path file = capture.position().file();
        boolean renamed = file.toString().endsWith(ArchiveNames.OPEN) && !Files.exists(file);
        return StoredRecords.open(
                renamed ? ArchiveNames.closed(file) : file, capture.position().offset());
    }
}
