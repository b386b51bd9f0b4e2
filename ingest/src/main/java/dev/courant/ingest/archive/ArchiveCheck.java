package dev.courant.ingest.archive;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a whole archive and holds each record against its digests, and each index against its file. */
public final class ArchiveCheck {
    private final Archive archive;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long records;

    private ArchiveCheck(Path folder) {
        this.archive = Archive.open(folder);
        this.folder = folder;
    }

    /**
     * What was found.
     *
     * @param files the number of complete files
     * @param records the number of their records
     * @param problems what is wrong, a line each
     * @param notes what is not wrong and good to know, a line each
     */
    public record Result(int files, long records, List<String> problems, List<String> notes) {
        /** Copies the lists. */
        public Result {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Checks an archive.
     *
     * @param folder its folder
     * @return what was found
     * @throws CourantException when there is no such folder, or it cannot be read
     */
    public static Result of(Path folder) {
        return new ArchiveCheck(folder).run();
    }

    private Result run() {
        try {
            List<Path> files = ArchiveNames.closedFiles(folder);
            for (Path file : files) {
                check(file);
            }
            ArchiveNames.openFiles(folder)
                    .forEach(open -> notes.add(open.getFileName() + " is being written and was not checked"));
            return new Result(files.size(), records, problems, notes);
        } catch (IOException e) {
            throw new CourantException(folder + " cannot be read: " + e, e);
        }
    }

    private void check(Path file) throws IOException {
        RecordScan scan = RecordScan.of(file);
        records += scan.records().size();
        if (scan.damage() != null) {
            problems.add(file.getFileName() + " cannot be read behind " + scan.end() + ": " + scan.damage());
        }
        for (ScannedRecord record : scan.records()) {
            if (record.problem() != null) {
                problems.add(file.getFileName() + " at " + record.offset() + ": " + record.problem());
            }
            checkOriginal(file, record);
        }
        checkIndex(file, CdxIndex.linesOf(scan.records(), file));
    }

    private void checkOriginal(Path file, ScannedRecord record) {
        Instant at = record.refersToAt();
        String url = record.refersToUrl();
        if (record.isRevisit()
                && url != null
                && at != null
                && archive.original(url, at, record.digest()).isEmpty()) {
            notes.add(file.getFileName() + " at " + record.offset() + ": repeats what " + url + " said at " + at
                    + ", which is no longer there");
        }
    }

    private void checkIndex(Path file, List<CdxLine> expected) throws IOException {
        Path index = ArchiveNames.index(file);
        if (!Files.exists(index)) {
            notes.add(file.getFileName() + " has no index; it is made when something is looked up");
            return;
        }
        List<CdxLine> lines = CdxIndex.lines(index);
        Set<CdxLine> missing =
                new HashSet<>(expected.stream().map(ArchiveCheck::toTheSecond).toList());
        for (CdxLine line : lines) {
            if (!missing.remove(line)) {
                problems.add(index.getFileName() + " has a line for " + line.url() + " at " + line.offset()
                        + " that the file does not bear out; remove the index, it is made again");
            }
        }
        missing.forEach(line -> problems.add(index.getFileName() + " has no line for " + line.url() + " at "
                + line.offset() + "; remove the index, it is made again"));
        List<String> texts = lines.stream().map(CdxLine::toString).toList();
        if (!texts.equals(texts.stream().sorted().toList())) {
            problems.add(index.getFileName() + " is not sorted; remove it, it is made again");
        }
    }

    private static CdxLine toTheSecond(CdxLine line) {
        return CdxLine.parse(line.toString()).orElse(line);
    }
}
