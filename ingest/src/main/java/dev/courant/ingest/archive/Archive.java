package dev.courant.ingest.archive;

import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Position;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The archive in a folder, for reading, while instances write it. It is looked up by the indexes of its files; those of
 * files that have none are made on the way. Thread-safe.
 */
public final class Archive {
    private final Path folder;

    /** Where the lines of many URLs are; null: they are searched for one by one. */
    private final @Nullable IndexPositions positions;

    private Archive(Path folder, @Nullable IndexPositions positions) {
        this.folder = folder;
        this.positions = positions;
    }

    /**
     * Opens an archive.
     *
     * @param folder its folder
     * @return the archive
     * @throws CourantException when there is no such folder, or it must not be read
     */
    public static Archive open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CourantException(folder + " is not a folder: name that of COURANT_ARCHIVE with --archive");
        }
        if (!Files.isReadable(folder)) {
            throw new CourantException(folder + " cannot be read by this user");
        }
        return new Archive(folder, null);
    }

    /**
     * Prepares for many lookups by reading each index once. Lookups of these URLs then cost no more in an archive of
     * many files than in one of few; what is archived later is not found by them.
     *
     * @param urls the URLs
     * @return the archive, prepared; of other URLs, lookups are as before
     * @throws CourantException when an index cannot be read
     */
    public Archive forUrls(UrlKeys urls) {
        try {
            return new Archive(folder, IndexPositions.of(files(), urls));
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
    }

    private CourantException cannotBeRead(IOException e) {
        return new CourantException(folder + " cannot be read: " + e, e);
    }

    /**
     * Finds the captures of a URL.
     *
     * @param url the URL
     * @return the captures of exactly this URL; where there are none, those of its other spellings, such as with www or
     *     capital letters; the oldest first
     */
    public List<ArchivedCapture> find(String url) {
        List<ArchivedCapture> all = spellings(url);
        Optional<WebUrl> wanted = WebUrl.parse(url).map(WebUrl::withoutFragment);
        List<ArchivedCapture> exact = all.stream()
                .filter(capture -> WebUrl.parse(capture.url()).equals(wanted))
                .toList();
        return exact.isEmpty() ? all : exact;
    }

    private List<ArchivedCapture> spellings(String url) {
        return linesOf(CdxLine.key(url)).stream()
                .filter(line -> line.line().isCapture())
                .map(Located::capture)
                .sorted(Comparator.comparing(ArchivedCapture::at)
                        .thenComparing(capture -> capture.position().file())
                        .thenComparingLong(capture -> capture.position().offset()))
                .toList();
    }

    /**
     * Finds captures by host and time.
     *
     * @param host the host, those below it included; null: all
     * @param since the earliest time; null: any
     * @param until the time before which they are; null: any
     * @return the captures, the oldest first
     */
    public List<ArchivedCapture> list(@Nullable String host, @Nullable Instant since, @Nullable Instant until) {
        return located(host).stream()
                .filter(line -> line.line().isCapture())
                .map(Located::capture)
                .filter(capture -> since == null || !capture.at().isBefore(since))
                .filter(capture -> until == null || capture.at().isBefore(until))
                .sorted(Comparator.comparing(ArchivedCapture::at).thenComparing(ArchivedCapture::url))
                .toList();
    }

    /**
     * Reads a capture.
     *
     * @param capture which
     * @return what the publisher sent; empty when it repeats an earlier capture that is no longer there
     * @throws CourantException when the file cannot be read at that place
     */
    public Optional<ArchivedPage> read(ArchivedCapture capture) {
        try {
            return new CaptureReader(this).read(capture);
        } catch (IOException e) {
            throw unreadable(capture, e);
        }
    }

    /**
     * Reads what a capture led to.
     *
     * @param capture a capture that {@link #find} gave; a redirect, or the document itself
     * @return the document that was asked for, and what became of it; empty when the file ends before it says so
     * @throws CourantException when the file cannot be read at that place
     */
    public Optional<ArchivedDocument> document(ArchivedCapture capture) {
        try {
            return DocumentReader.read(capture);
        } catch (IOException e) {
            throw unreadable(capture, e);
        }
    }

    /**
     * Returns whether an exchange with a URL was not kept because the publisher asks for that.
     *
     * @param url the URL that was asked first
     * @return whether the archive says so
     */
    public boolean asksForNoArchive(String url) {
        return linesOf(CdxLine.key(url)).stream()
                .filter(found -> !found.line().isCapture())
                .map(Located::capture)
                .flatMap(alone -> document(alone).stream())
                .anyMatch(document -> document.metadata().containsKey(MetadataFields.NOT_KEPT));
    }

    static CourantException unreadable(ArchivedCapture capture, IOException e) {
        return new CourantException(
                capture.position().file() + " cannot be read at "
                        + capture.position().offset() + ": " + e.getMessage() + "; try: courant archive verify",
                e);
    }

    /** Finds the response whose payload a revisit repeats. */
    Optional<ArchivedCapture> original(String url, Instant at, @Nullable String digest) {
        return find(url).stream()
                .filter(capture -> !capture.repeats() && Objects.equals(capture.digest(), digest))
                .filter(capture ->
                        capture.at().truncatedTo(ChronoUnit.SECONDS).equals(at.truncatedTo(ChronoUnit.SECONDS)))
                .findFirst();
    }

    /** A line of an index, with the file. */
    record Located(Path file, CdxLine line) {
        ArchivedCapture capture() {
            return new ArchivedCapture(
                    line.url(),
                    line.at(),
                    line.status(),
                    line.isRevisit() || line.mime().equals("unk") ? null : line.mime(),
                    line.digest(),
                    line.isRevisit(),
                    new Position(file, line.offset()),
                    line.length());
        }
    }

    /** Returns all lines of a host and those below it; null: of all hosts. */
    List<Located> located(@Nullable String host) {
        if (host == null) {
            return lines("");
        }
        String prefix = CdxLine.hostKey(host);
        return lines(prefix).stream()
                .filter(found -> isBelow(found.line().key(), prefix))
                .toList();
    }

    /** Returns whether a key is of a host, or one below it, whose keys start with a text. */
    static boolean isBelow(String key, String hostKey) {
        return key.startsWith(hostKey)
                && key.length() > hostKey.length()
                && ",:)".indexOf(key.charAt(hostKey.length())) >= 0;
    }

    /** Returns the lines of a key. */
    private List<Located> linesOf(String key) {
        try {
            Optional<List<Located>> known = positions == null ? Optional.empty() : positions.lines(key);
            return known.isPresent() ? known.get() : lines(key + " ");
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
    }

    /** Returns the lines of all files whose keys start with a text. */
    List<Located> lines(String prefix) {
        List<Located> found = new ArrayList<>();
        try {
            for (Path file : files()) {
                found.addAll(lines(file, prefix));
            }
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
        return found;
    }

    /** Returns the files that are there, those that are being written last. One may be completed between two looks. */
    List<Path> files() throws IOException {
        List<Path> open = ArchiveNames.openFiles(folder);
        List<Path> closed = ArchiveNames.closedFiles(folder);
        return Stream.concat(closed.stream(), open.stream().filter(file -> !closed.contains(ArchiveNames.closed(file))))
                .toList();
    }

    /** A file may be completed or removed meanwhile. */
    static List<Located> lines(Path file, String prefix) throws IOException {
        try {
            return indexed(file, prefix).stream()
                    .map(line -> new Located(file, line))
                    .toList();
        } catch (NoSuchFileException e) {
            Path closed = file.toString().endsWith(ArchiveNames.OPEN) ? ArchiveNames.closed(file) : file;
            return closed.equals(file) || !Files.exists(closed) ? List.of() : lines(closed, prefix);
        }
    }

    private static List<CdxLine> indexed(Path file, String prefix) throws IOException {
        Path index = ArchiveNames.index(file);
        if (file.toString().endsWith(ArchiveNames.OPEN) || !Files.exists(index)) {
            List<CdxLine> lines = Files.exists(index) ? CdxIndex.lines(index) : made(file, index);
            return lines.stream()
                    .filter(line -> (line.key() + " ").startsWith(prefix))
                    .toList();
        }
        return CdxIndex.startingWith(index, prefix);
    }

    /** Makes the index of a file that has none; it is kept where that is possible. */
    private static List<CdxLine> made(Path file, Path index) throws IOException {
        List<CdxLine> lines = CdxIndex.linesOf(RecordScan.of(file).records(), file);
        if (!file.toString().endsWith(ArchiveNames.OPEN)) {
            try {
                CdxIndex.write(index, lines);
            } catch (IOException e) {
                // The folder may be readable only.
                return lines;
            }
        }
        return lines;
    }
}
