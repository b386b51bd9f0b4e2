package dev.courant.ingest.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the files of an archive are called: {@code <instance>-<time>-<serial>.warc.gz}, beside each its index
 * {@code ….cdxj}. Until it is complete, a file ends in {@code .open}, and so does its index. Pure but for looking into
 * the folder.
 */
final class ArchiveNames {
    static final String WARC = ".warc.gz";
    static final String OPEN = ".open";
    static final String INDEX = ".cdxj";

    /** What is being written, and takes its name when it is whole. */
    static final String UNFINISHED = ".new";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ArchiveNames() {}

    /** Returns the name of a file, complete. */
    static String name(String instance, Instant at, int serial) {
        return instance.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + TIME.format(at)
                + String.format(Locale.ROOT, "-%05d", serial) + WARC;
    }

    /** Returns the part of a name by which files are in the order of their beginnings. */
    private static String beginning(Path file) {
        String name = stem(file);
        int serial = name.lastIndexOf('-');
        int time = serial < 0 ? -1 : name.lastIndexOf('-', serial - 1);
        return name.substring(time + 1);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf(WARC);
        return end < 0 ? name : name.substring(0, end);
    }

    /** Returns the index of a file, complete or open as the file is. */
    static Path index(Path warc) {
        String name = warc.getFileName().toString();
        return warc.resolveSibling(stem(warc) + INDEX + (name.endsWith(OPEN) ? OPEN : ""));
    }

    /** Returns the name that an open file will have. */
    static Path closed(Path open) {
        String name = open.getFileName().toString();
        return open.resolveSibling(name.substring(0, name.length() - OPEN.length()));
    }

    static Path withSuffix(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Returns the complete files, the oldest first. */
    static List<Path> closedFiles(Path folder) throws IOException {
        return files(folder, WARC);
    }

    /** Returns the files that are being written, or were when a process died. */
    static List<Path> openFiles(Path folder) throws IOException {
        return files(folder, WARC + OPEN);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.comparing(ArchiveNames::beginning).thenComparing(Path::toString))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Waits until the name of a file is on disk, where the operating system can do that. */
    static void syncName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
