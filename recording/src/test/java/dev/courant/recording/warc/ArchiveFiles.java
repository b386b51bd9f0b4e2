package dev.courant.recording.warc;

import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedItem;
import dev.courant.recording.RecordingReader;
import dev.courant.recording.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes bytes to a file and reads what they say. */
final class ArchiveFiles {
    private final Path folder;

    ArchiveFiles(Path folder) {
        this.folder = folder;
    }

    Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<RecordedItem> read(String name, Object... parts) {
        return read(file(name, ArchiveBytes.bytes(parts)), 0);
    }

    static List<RecordedItem> read(Path file, long from) {
        List<RecordedItem> items = new ArrayList<>();
        try (RecordingReader reader = Recordings.open(file, from)) {
            for (RecordedItem item = reader.next(); item != null; item = reader.next()) {
                items.add(item);
            }
        }
        return items;
    }

    static List<Exchange> exchanges(List<RecordedItem> items) {
        return items.stream()
                .filter(RecordedItem.Response.class::isInstance)
                .map(item -> ((RecordedItem.Response) item).exchange())
                .toList();
    }

    /** Reads the one response that a record holds. */
    Exchange only(byte[] record) {
        List<RecordedItem> items = read("one.warc.gz", (Object) ArchiveBytes.gzip((Object) record));
        if (items.size() == 1 && items.getFirst() instanceof RecordedItem.Response response) {
            return response.exchange();
        }
        throw new AssertionError("not one response: " + items);
    }

    static String text(Exchange exchange) {
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }
}
