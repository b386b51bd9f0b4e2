package dev.courant.ingest.archive;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes CDXJ indexes: lines that are sorted by their bytes, so that those of a URL are found by halving. */
final class CdxIndex {
    /** As many bytes as most lines have. */
    private static final int LINE = 1 << 10;

    private CdxIndex() {}

    /** Writes an index, whole or not at all. */
    static void write(Path index, Collection<CdxLine> lines) throws IOException {
        Path unfinished = ArchiveNames.withSuffix(index, ArchiveNames.UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                BufferedWriter out =
                        new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), -1))) {
            for (String line : lines.stream().map(CdxLine::toString).sorted().toList()) {
                out.write(line);
                out.write('\n');
            }
            out.flush();
            channel.force(false);
        }
        Files.move(unfinished, index, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns all lines that can be read, in their order. */
    static List<CdxLine> lines(Path index) throws IOException {
        List<CdxLine> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(index, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                CdxLine.parse(line).ifPresent(lines::add);
            }
        }
        return lines;
    }

    /** Returns the lines of a sorted index whose keys start with a text. */
    static List<CdxLine> startingWith(Path index, String prefix) throws IOException {
        List<CdxLine> found = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(index.toFile(), "r");
                BufferedReader in = from(file, firstNotBefore(file, prefix))) {
            for (String line = in.readLine(); line != null && line.startsWith(prefix); line = in.readLine()) {
                CdxLine.parse(line).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Returns the line that begins at an offset; empty when none that can be read does. */
    static Optional<CdxLine> at(RandomAccessFile index, long offset) throws IOException {
        byte[] bytes = new byte[LINE];
        int length = 0;
        index.seek(offset);
        for (int read = index.read(bytes); read > 0; read = index.read(bytes, length, bytes.length - length)) {
            for (int i = length; i < length + read; i++) {
                if (bytes[i] == '\n') {
                    return CdxLine.parse(new String(bytes, 0, i, StandardCharsets.UTF_8));
                }
            }
            length += read;
            bytes = length < bytes.length ? bytes : Arrays.copyOf(bytes, 2 * length);
        }
        return Optional.empty();
    }

    private static BufferedReader from(RandomAccessFile file, long offset) throws IOException {
        file.seek(offset);
        return new BufferedReader(Channels.newReader(file.getChannel(), StandardCharsets.UTF_8));
    }

    /** Returns the offset of the first line that does not come before a text; the end of the file if all do. */
    private static long firstNotBefore(RandomAccessFile file, String text) throws IOException {
        long low = 0;
        long high = file.length();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long begin = lineBegin(file, middle);
            String line = line(file, begin);
            if (line == null || line.compareTo(text) >= 0) {
                high = middle;
            } else {
                low = file.getFilePointer();
            }
        }
        return lineBegin(file, low);
    }

    /** Returns where the first line begins that begins at an offset or after it. */
    private static long lineBegin(RandomAccessFile file, long offset) throws IOException {
        if (offset == 0) {
            return 0;
        }
        file.seek(offset - 1);
        return line(file, offset - 1) == null ? file.length() : file.getFilePointer();
    }

    private static @Nullable String line(RandomAccessFile file, long offset) throws IOException {
        file.seek(offset);
        return file.readLine();
    }

    /** Returns the lines of records, without those that are found through others. */
    static List<CdxLine> linesOf(List<ScannedRecord> records, Path warc) {
        String name = warc.getFileName().toString();
        String filename = name.endsWith(ArchiveNames.OPEN)
                ? ArchiveNames.closed(warc).getFileName().toString()
                : name;
        return records.stream()
                .filter(ScannedRecord::isIndexed)
                .map(record -> record.line(filename))
                .toList();
    }
}
