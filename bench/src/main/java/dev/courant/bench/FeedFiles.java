package dev.courant.bench;

import dev.courant.bench.WorldDocuments.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Feeds to measure with: the files of a folder, or those of the invented publishers. */
final class FeedFiles {
    static final String VARIABLE = "COURANT_BENCH_FEEDS";

    private FeedFiles() {}

    /** @param folder the folder of the feeds; empty: that of the environment, else the invented publishers */
    static List<Document> in(String folder) {
        String place = folder.isEmpty() ? System.getenv().getOrDefault(VARIABLE, "") : folder;
        if (place.isEmpty()) {
            System.out.println("# No folder of feeds given (-p folder=DIR, or " + VARIABLE
                    + "): reading those of the invented publishers, which are small and alike.");
            return WorldDocuments.fetch().feeds();
        }
        try (Stream<Path> files = Files.walk(Path.of(place))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(FeedFiles::document)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Path file) {
        try {
            return new Document(file.toUri().toString(), "", Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
