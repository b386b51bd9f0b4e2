package dev.courant.recording.folder;

import dev.courant.recording.Position;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.RecordedItem;
import dev.courant.recording.Recording;
import dev.courant.recording.RecordingReader;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording in its hand-written form, checked as a whole. Bodies stay on disk until they are asked for. Immutable and
 * thread-safe, as long as its files stay as they are.
 */
public final class WrittenRecording {
    /** The name of the document. */
    public static final String DOCUMENT = "recording.yaml";

    private final Path file;
    private final BodyFiles bodies;
    private final List<RecordedFeed> feeds;
    private final List<WrittenAnswer> answers;

    private WrittenRecording(Path file, String source, BodyFiles bodies, byte[] document) {
        this.file = file;
        this.bodies = bodies;
        String yaml = text(document, source);
        RecordingYaml.Contents contents = RecordingYaml.read(yaml, source, bodies);
        feeds = contents.feeds();
        answers = inBytes(contents.answers(), yaml);
    }

    /**
     * Opens a recording.
     *
     * @param path a folder, its {@code recording.yaml}, a zip, or anything else
     * @return the recording; null: this is no folder and no zip with a {@code recording.yaml}
     * @throws CourantException when something is wrong with it: all that is, a line for each
     */
    public static @Nullable WrittenRecording open(Path path) {
        try {
            Path name = path.getFileName();
            if (name != null && name.toString().equals(DOCUMENT)) {
                return ofFolder(path.resolveSibling(""), path);
            }
            if (Files.isDirectory(path)) {
                return ofFolder(path, path.resolve(DOCUMENT));
            }
            return isZip(path) ? ofZip(path) : null;
        } catch (IOException e) {
            throw new CourantException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable WrittenRecording ofFolder(Path folder, Path document) throws IOException {
        if (!Files.isRegularFile(document)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(document)) {
            return new WrittenRecording(
                    document, document.toString(), new FolderBodies(folder), in.readNBytes(LocatedYaml.LARGEST + 1));
        }
    }

    private static @Nullable WrittenRecording ofZip(Path zip) throws IOException {
        ZipBodies bodies = ZipBodies.open(zip, DOCUMENT);
        return bodies == null
                ? null
                : new WrittenRecording(zip, zip + "!" + DOCUMENT, bodies, bodies.read(DOCUMENT, LocatedYaml.LARGEST));
    }

    private static boolean isZip(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] <= 6 && magic[3] <= 7;
        }
    }

    private static String text(byte[] document, String source) {
        if (document.length > LocatedYaml.LARGEST) {
            throw new CourantException(source + " is larger than 32 MiB; record into WARC files");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CourantException(source + " is not in UTF-8", e);
        }
    }

    /** Returns the answers in the order of the document. The parser counts code points; positions are in bytes. */
    private static List<WrittenAnswer> inBytes(List<WrittenAnswer> unordered, String yaml) {
        List<WrittenAnswer> answers = unordered.stream()
                .sorted(Comparator.comparingLong(WrittenAnswer::offset))
                .toList();
        List<WrittenAnswer> placed = new ArrayList<>();
        int at = 0;
        long points = 0;
        long bytes = 0;
        for (WrittenAnswer answer : answers) {
            while (points < answer.offset() && at < yaml.length()) {
                int point = yaml.codePointAt(at);
                at += Character.charCount(point);
                bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
                points++;
            }
            placed.add(answer.at(bytes));
        }
        return List.copyOf(placed);
    }

    /**
     * Returns all of it.
     *
     * @return the recording
     */
    public Recording recording() {
        return Recording.of(
                feeds,
                answers.stream()
                        .map(answer -> new Recording.Answer(answer.url(), answer.at(), () -> answer.exchange(bodies)))
                        .toList());
    }

    /**
     * Goes through its answers in the order in which they are written.
     *
     * @param from where to begin: 0, or the offset of an item
     * @return the reader
     */
    public RecordingReader reader(long from) {
        return new AnswerReader(from);
    }

    private final class AnswerReader implements RecordingReader {
        private int index;

        AnswerReader(long from) {
            while (index < answers.size() && answers.get(index).offset() < from) {
                index++;
            }
        }

        @Override
        public @Nullable RecordedItem next() {
            if (index == answers.size()) {
                return null;
            }
            WrittenAnswer answer = answers.get(index++);
            return new RecordedItem.Response(new Position(file, answer.offset()), answer.exchange(bodies));
        }

        @Override
        public double progress() {
            return answers.isEmpty() ? 1 : (double) index / answers.size();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
