package dev.courant.ingest.archive;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Removes what an archive has of a URL or a host, and sees that nothing of it is archived again. Instances that write
 * at the time are made to complete their files by the log of what is forgotten; each file is then replaced by one
 * without the records. A crash leaves files that are as before or done; forgetting again goes on.
 */
public final class ArchiveForgetting {
    private static final String LOCK = "forgetting.lock";
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Path folder;
    private final Duration patience;

    /**
     * Prepares forgetting.
     *
     * @param folder the folder of the archive
     * @param patience how long to wait for instances to complete their files
     */
    public ArchiveForgetting(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * What was forgotten.
     *
     * @param records the number of records that were removed
     * @param files the number of files that had some
     * @param problems files that may still have some, a line each
     */
    public record Result(int records, int files, List<String> problems) {
        /** Copies the list. */
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Forgets a URL in all its spellings.
     *
     * @param url the URL
     * @param now the time, for the log
     * @return what was removed
     * @throws CourantException when the folder cannot be written, or something else is being forgotten
     * @throws InterruptedException when interrupted while it waits for instances
     */
    public Result url(String url, Instant now) throws InterruptedException {
        String key = CdxLine.key(url);
        return forget(
                Forgotten.ofUrl(url), key + " ", other -> CdxLine.key(other).equals(key), now);
    }

    /**
     * Forgets a host and those below it.
     *
     * @param host the host
     * @param now the time, for the log
     * @return what was removed
     * @throws CourantException when the folder cannot be written, or something else is being forgotten
     * @throws InterruptedException when interrupted while it waits for instances
     */
    public Result host(String host, Instant now) throws InterruptedException {
        String prefix = CdxLine.hostKey(host);
        return forget(Forgotten.ofHost(host), prefix, other -> Archive.isBelow(CdxLine.key(other), prefix), now);
    }

    private Result forget(String entry, String prefix, Predicate<String> forgotten, Instant now)
            throws InterruptedException {
        Archive archive = Archive.open(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new CourantException("something else of " + folder + " is being forgotten; try again later");
            }
            Forgotten.add(folder, now, entry);
            Leftovers.complete(folder, now);
            List<String> problems = new ArrayList<>(awaitCompleted());
            int records = 0;
            int files = 0;
            for (Path file : archive.lines(prefix).stream()
                    .map(Archive.Located::file)
                    .filter(file -> !file.toString().endsWith(ArchiveNames.OPEN))
                    .distinct()
                    .toList()) {
                int removed = rewrite(file, forgotten, problems);
                records += removed;
                files += removed > 0 ? 1 : 0;
            }
            return new Result(records, files, problems);
        } catch (IOException e) {
            throw new CourantException(folder + " cannot be written: " + e, e);
        }
    }

    /** Waits for the files that are open now: those that are begun later have nothing of what is forgotten. */
    private List<String> awaitCompleted() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Path> open = ArchiveNames.openFiles(folder);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
            open = open.stream().filter(Files::exists).toList();
        }
        return open.stream()
                .map(file -> file + " is still being written by an instance that does not complete it; run this again")
                .toList();
    }

    private static int rewrite(Path file, Predicate<String> forgotten, List<String> problems) throws IOException {
        RecordScan scan = RecordScan.of(file);
        if (scan.damage() != null) {
            problems.add(file + " is damaged (" + scan.damage() + "), what comes after that was not removed");
            return 0;
        }
        List<ScannedRecord> staying = ForgottenRecords.without(scan.records(), forgotten);
        int removed = scan.records().size() - staying.size();
        if (removed > 0) {
            replace(file, staying);
        }
        return removed;
    }

    private static void replace(Path file, List<ScannedRecord> staying) throws IOException {
        Path unfinished = ArchiveNames.withSuffix(file, ArchiveNames.UNFINISHED);
        List<ScannedRecord> moved = copy(file, unfinished, staying);
        List<CdxLine> lines = CdxIndex.linesOf(moved, file);
        // Without its index a file is looked through, with a wrong one it is not.
        Files.deleteIfExists(ArchiveNames.index(file));
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(unfinished);
        } else {
            Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(file));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            CdxIndex.write(ArchiveNames.index(file), lines);
        }
        ArchiveNames.syncName(file);
    }

    private static List<ScannedRecord> copy(Path from, Path to, List<ScannedRecord> records) throws IOException {
        List<ScannedRecord> moved = new ArrayList<>();
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ScannedRecord record : records) {
                moved.add(record.at(out.position()));
                long done = 0;
                while (done < record.length()) {
                    done += in.transferTo(record.offset() + done, record.length() - done, out);
                }
            }
            out.force(true);
        }
        return moved;
    }
}
