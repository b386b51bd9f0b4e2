package dev.courant.ingest.archive;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the lines of many URLs stand in the indexes of an archive, found by reading each index once. A line takes
 * twelve bytes here; it is read when it is asked for, so that what was forgotten or moved meanwhile is not found where
 * it was. Thread-safe once it is made.
 */
final class IndexPositions {
    /** Offsets in an index have less than 40 bits. */
    private static final int OFFSET_BITS = 40;

    private static final int NONE = -1;

    private final List<Path> files = new ArrayList<>();
    private final long[] wanted;

    /** By the place of a hash in {@link #wanted}: the last of its lines. */
    private final int[] last;

    /** By line: the one before it with the same hash. */
    private int[] before = new int[1_024];

    private long[] places = new long[1_024];
    private int count;

    /** The lines of files that have no sorted index, such as those that are being written, by hash. */
    private final Map<Long, List<Archive.Located>> others = new HashMap<>();

    private IndexPositions(long[] wanted) {
        this.wanted = wanted;
        this.last = new int[wanted.length];
        Arrays.fill(last, NONE);
    }

    /** Reads the indexes of an archive. */
    static IndexPositions of(List<Path> files, UrlKeys urls) throws IOException {
        IndexPositions positions = new IndexPositions(urls.sorted());
        for (Path file : files) {
            positions.add(file);
        }
        return positions;
    }

    private void add(Path file) throws IOException {
        boolean open = file.toString().endsWith(ArchiveNames.OPEN);
        Path index = ArchiveNames.index(file);
        if (open || !Files.exists(index)) {
            for (Archive.Located line : Archive.lines(file, "")) {
                long hash = UrlKeys.hash(line.line().key());
                if (Arrays.binarySearch(wanted, hash) >= 0) {
                    others.computeIfAbsent(hash, unused -> new ArrayList<>()).add(line);
                }
            }
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(index), 1 << 16)) {
            files.add(file);
            read(in, (long) (files.size() - 1) << OFFSET_BITS);
        } catch (NoSuchFileException e) {
            // Retention has removed the file meanwhile.
        }
    }

    private void read(InputStream in, long first) throws IOException {
        long place = first;
        long hash = UrlKeys.none();
        long begin = first;
        boolean key = true;
        for (int b = in.read(); b >= 0; b = in.read()) {
            place++;
            if (key && b == ' ') {
                note(hash, begin);
                key = false;
            } else if (b == '\n') {
                hash = UrlKeys.none();
                begin = place;
                key = true;
            } else if (key) {
                hash = UrlKeys.next(hash, b);
            }
        }
    }

    private void note(long hash, long place) {
        int at = Arrays.binarySearch(wanted, hash);
        if (at < 0) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        places[count] = place;
        before[count] = last[at];
        last[at] = count++;
    }

    /** Returns the lines of a key that was wanted; empty: it was not, so its lines are not known here. */
    Optional<List<Archive.Located>> lines(String key) throws IOException {
        long hash = UrlKeys.hash(key);
        int at = Arrays.binarySearch(wanted, hash);
        if (at < 0) {
            return Optional.empty();
        }
        Set<Archive.Located> found = new LinkedHashSet<>();
        for (int line = last[at]; line != NONE; line = before[line]) {
            Path file = files.get((int) (places[line] >>> OFFSET_BITS));
            found.addAll(lines(file, places[line] & ((1L << OFFSET_BITS) - 1), key));
        }
        others.getOrDefault(hash, List.of()).stream()
                .filter(line -> line.line().key().equals(key))
                .forEach(found::add);
        return Optional.of(List.copyOf(found));
    }

    /** An index that was made anew has other lines there; it is searched. */
    private static List<Archive.Located> lines(Path file, long offset, String key) throws IOException {
        try (RandomAccessFile index =
                new RandomAccessFile(ArchiveNames.index(file).toFile(), "r")) {
            Optional<CdxLine> line =
                    CdxIndex.at(index, offset).filter(found -> found.key().equals(key));
            if (line.isPresent()) {
                return List.of(new Archive.Located(file, line.get()));
            }
        } catch (FileNotFoundException e) {
            // Below it is looked for as it is elsewhere.
        }
        return Archive.lines(file, key + " ");
    }
}
