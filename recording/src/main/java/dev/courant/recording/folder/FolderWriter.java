package dev.courant.recording.folder;

import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedFeed;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a recording in its hand-written form, as a folder or, when the target is called {@code .zip}, as a zip. Bodies
 * are files with readable names, each once however often it was sent. Until all is written it has another name beside
 * the target. Used by one thread.
 */
public final class FolderWriter implements AutoCloseable {
    private final Path target;
    private final EntryFiles files;
    private final BodyNames names = new BodyNames();
    private final Map<String, String> namesByDigest = new HashMap<>();
    private final Map<List<Object>, WrittenAnswer> answers = new LinkedHashMap<>();
    private boolean finished;

    private FolderWriter(Path target, EntryFiles files) {
        this.target = target;
        this.files = files;
    }

    /**
     * Begins a recording.
     *
     * @param target where it will be: nothing is there yet
     * @return its writer, to be {@linkplain #finish finished}
     * @throws CourantException when there is something, or nothing can be written
     */
    public static FolderWriter create(Path target) {
        if (Files.exists(target)) {
            throw new CourantException(target + " exists already; name another place");
        }
        Path whole = target.toAbsolutePath().normalize();
        Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
        boolean zip = whole.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        try {
            return new FolderWriter(target, zip ? EntryFiles.zip(partial) : EntryFiles.folder(partial));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /**
     * Writes a recording.
     *
     * @param target where it will be: nothing is there yet
     * @param feeds its feeds
     * @param exchanges what servers answered; of two for one URL and time the later counts
     * @throws CourantException when there is something, or it cannot be written
     */
    public static void write(Path target, Collection<RecordedFeed> feeds, Iterable<Exchange> exchanges) {
        try (FolderWriter writer = create(target)) {
            exchanges.forEach(writer::add);
            writer.finish(feeds);
        }
    }

    /**
     * Adds an answer.
     *
     * @param exchange the answer; it replaces an earlier one of that URL and time
     * @throws CourantException when it cannot be written
     */
    public void add(Exchange exchange) {
        try {
            String file = exchange.body().length == 0 ? null : file(exchange);
            answers.put(
                    List.of(exchange.url(), exchange.at()),
                    new WrittenAnswer(
                            exchange.url(),
                            exchange.at(),
                            exchange.status(),
                            exchange.headers(),
                            exchange.truncated(),
                            null,
                            file,
                            0));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private String file(Exchange exchange) throws IOException {
        String digest = sha256(exchange.body());
        String known = namesByDigest.get(digest);
        if (known != null) {
            return known;
        }
        String name = names.next(exchange);
        files.write(name, exchange.body());
        namesByDigest.put(digest, name);
        return name;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Ends the recording, and gives it its name.
     *
     * @param feeds its feeds
     * @throws CourantException when it cannot be written, or something has its name by now
     */
    public void finish(Collection<RecordedFeed> feeds) {
        try {
            String document = YamlText.of(feeds, answers.values());
            files.write(WrittenRecording.DOCUMENT, document.getBytes(StandardCharsets.UTF_8));
            files.moveTo(target);
            finished = true;
        } catch (FileAlreadyExistsException e) {
            throw new CourantException(target + " exists by now; name another place", e);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static CourantException unwritable(Path target, IOException e) {
        return new CourantException(target + " cannot be written: " + e.getMessage(), e);
    }

    /** Removes what was written, unless it is finished. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            files.remove();
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }
}
