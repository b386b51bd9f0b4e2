package dev.courant.enrich.model;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/**
 * The file of a model: eight letters, the revision of the format, a checksum (CRC-32C) of all that follows, and the
 * model, packed. Files are not trusted: size and all counts are bounded, and a file is taken whole or not at all.
 */
public final class ModelFile {
    /** A file larger than this is refused unread. */
    public static final int MAX_BYTES = 64 << 20;

    private static final long LETTERS =
            ByteBuffer.wrap("crntmodl".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int REVISION = 1;
    private static final int HEADER = Long.BYTES + 2 * Integer.BYTES;

    private ModelFile() {}

    /**
     * The model that a setting names.
     *
     * @param file its path; empty for none
     * @param taxonomy the name of the taxonomy it is wanted for
     * @return the model, or {@link LinearModel#NONE}
     * @throws CourantException when it cannot be read, or is for another taxonomy
     */
    public static LinearModel named(Path file, String taxonomy) {
        return file.toString().isEmpty() ? LinearModel.NONE : read(file).requireFor(taxonomy, file.toString());
    }

    /**
     * Reads a model.
     *
     * @param file where it is
     * @return the model
     * @throws CourantException when there is none, in one line that says why
     */
    public static LinearModel read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CourantException(file + ": larger than " + MAX_BYTES + " bytes, so no model of topics");
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new CourantException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a model. Nobody ever sees half of it: it is written beside its place and then moved there.
     *
     * @param model the model
     * @param file where to; what is there is replaced
     * @throws CourantException when it cannot be written, in one line that says why
     */
    public static void write(LinearModel model, Path file) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                Files.write(part, bytes(model));
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be written: " + e, e);
        }
    }

    static byte[] bytes(LinearModel model) {
        byte[] packed = ModelBytes.pack(model);
        return ByteBuffer.allocate(HEADER + packed.length)
                .putLong(LETTERS)
                .putInt(REVISION)
                .putInt(checksum(ByteBuffer.wrap(packed)))
                .put(packed)
                .array();
    }

    static LinearModel parse(byte[] file, String source) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < HEADER || bytes.getLong() != LETTERS) {
            throw new CourantException(source + ": no model of topics; courant taxonomy train makes one");
        }
        int revision = bytes.getInt();
        if (revision != REVISION) {
            throw new CourantException(source + ": a model in format " + revision + ", while this is format " + REVISION
                    + "; train it again");
        }
        if (bytes.getInt() != checksum(bytes.slice())) {
            throw new CourantException(source + ": damaged: its checksum is wrong; copy or train it again");
        }
        try {
            return ModelBytes.unpack(file, HEADER);
        } catch (IOException e) {
            throw new CourantException(source + ": not a sound model: " + e.getMessage() + "; train it again", e);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
