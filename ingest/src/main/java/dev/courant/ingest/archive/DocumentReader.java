package dev.courant.ingest.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads on from a capture to the metadata, which ends what belongs together. Pure but for reading the file. */
final class DocumentReader {
    private DocumentReader() {}

    static Optional<ArchivedDocument> read(ArchivedCapture capture) throws IOException {
        ArchivedCapture document = capture;
        try (MemberReader members = CaptureReader.members(capture)) {
            for (byte[] content = members.next(); content != null; content = members.next()) {
                ScannedRecord record = ScannedRecord.of(content, members.begin(), members.end() - members.begin());
                if (record.isResponse() || record.isRevisit()) {
                    document = new Archive.Located(capture.position().file(), record.line("")).capture();
                } else if (record.endsGroup()) {
                    return Optional.of(new ArchivedDocument(document, fields(content)));
                }
            }
            return Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns the fields of a metadata record. */
    static Map<String, String> fields(byte[] content) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(content))) {
            WarcRecord record = reader.next().orElseThrow(() -> new IOException("the record is empty"));
            if (record instanceof WarcMetadata metadata) {
                metadata.fields().map().forEach((name, values) -> fields.put(name, String.join(" ", values)));
            }
        }
        return fields;
    }
}
