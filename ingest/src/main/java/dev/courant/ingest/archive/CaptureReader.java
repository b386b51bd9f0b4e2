package dev.courant.ingest.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads single captures of an archive; the payload of a revisit from where it is stored. */
final class CaptureReader {
    private final Archive archive;

    CaptureReader(Archive archive) {
        this.archive = archive;
    }

    Optional<ArchivedPage> read(ArchivedCapture capture) throws IOException {
        byte[] content = content(capture);
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(content))) {
            WarcRecord record = reader.next().orElseThrow(() -> new IOException("the record is empty"));
            byte[] block = record.body().stream().readAllBytes();
            int end = ScannedRecord.headEnd(block);
            String head = new String(block, 0, end, StandardCharsets.UTF_8).stripTrailing();
            if (!capture.repeats()) {
                byte[] body = Arrays.copyOfRange(block, end, block.length);
                return Optional.of(new ArchivedPage(capture.url(), record.date(), head, body));
            }
            Optional<ArchivedCapture> original = original(capture, record);
            return original.isEmpty()
                    ? Optional.empty()
                    : read(original.get())
                            .map(stored -> new ArchivedPage(capture.url(), record.date(), head, stored.body()));
        }
    }

    /** Returns whether the payload of a capture is there: its own, or that which it repeats. */
    boolean hasPayload(ArchivedCapture capture) throws IOException {
        if (!capture.repeats()) {
            return true;
        }
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(content(capture)))) {
            WarcRecord record = reader.next().orElseThrow(() -> new IOException("the record is empty"));
            return original(capture, record).isPresent();
        }
    }

    private Optional<ArchivedCapture> original(ArchivedCapture capture, WarcRecord revisit) {
        String url = revisit.headers().first("WARC-Refers-To-Target-URI").orElse(capture.url());
        Instant at = Instant.parse(revisit.headers()
                .first("WARC-Refers-To-Date")
                .orElse(capture.at().toString()));
        return archive.original(url, at, capture.digest());
    }

    private static byte[] content(ArchivedCapture capture) throws IOException {
        try (MemberReader members = members(capture)) {
            byte[] content = members.next();
            if (content == null) {
                throw new IOException("the file ends there");
            }
            return content;
        }
    }

    /** Opens the file of a capture, at the capture. An open file may have been completed since it was found. */
    static MemberReader members(ArchivedCapture capture) throws IOException {
        Path file = capture.position().file();
        boolean renamed = file.toString().endsWith(ArchiveNames.OPEN) && !Files.exists(file);
        return new MemberReader(
                renamed ? ArchiveNames.closed(file) : file, capture.position().offset());
    }
}
