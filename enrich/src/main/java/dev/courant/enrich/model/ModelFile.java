package dev.courant.enrich.model;

import dev.courant.parse.text.Resources;
import dev.courant.runtime.CourantException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads and writes the file of a model: an Avro data file with its schema and one record, compressed by zstd with a
 * checksum. Files are not trusted: their size and all counts are limited, and a file is accepted or refused as a whole.
 */
public final class ModelFile {
    /** The size above which a file is refused unread. */
    public static final int MAX_BYTES = 64 << 20;

    /** What a setting names in the place of a file for no model. */
    public static final String NONE = "none";

    private static final String SHIPPED = "courant.model";

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};

    private static final int COMPRESSION_LEVEL = 9;

    private ModelFile() {}

    /**
     * Reads the model that a setting names.
     *
     * @param file its path; empty for the shipped model, {@value #NONE} for no model
     * @param taxonomy the name of the taxonomy that it must be trained for
     * @return the model; {@link LinearModel#NONE} for no model, and where the shipped one is of another taxonomy
     * @throws CourantException when it cannot be read, or was trained for another taxonomy
     */
    public static LinearModel configured(Path file, String taxonomy) {
        if (file.toString().isEmpty()) {
            LinearModel shipped = shipped();
            return shipped.isFor(taxonomy) ? shipped : LinearModel.NONE;
        }
        return file.toString().equals(NONE) ? LinearModel.NONE : read(file).requireFor(taxonomy, file.toString());
    }

    /** Returns the model that is shipped, of the shipped taxonomy. docs/tagging.md says what it was trained on. */
    public static LinearModel shipped() {
        return parse(Resources.bytes(ModelFile.class, SHIPPED), SHIPPED);
    }

    /**
     * Reads a model.
     *
     * @param file the path
     * @return the model
     * @throws CourantException when it cannot be read or is not valid; the message is one line
     */
    public static LinearModel read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CourantException(file + ": larger than " + MAX_BYTES + " bytes, so not a topic model");
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new CourantException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a model to a temporary file beside the target and moves it there, so that no reader sees a part of it.
     *
     * @param model the model
     * @param file the path; an existing file is replaced
     * @throws CourantException when it cannot be written; the message is one line
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

    static byte[] bytes(LinearModel model) throws IOException {
        return bytes(ModelRecord.of(model));
    }

    static byte[] bytes(GenericRecord record) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(record.getSchema()))) {
            writer.setCodec(CodecFactory.zstandardCodec(COMPRESSION_LEVEL, true));
            // A fixed sync marker, so that the same model gives the same file.
            writer.create(record.getSchema(), bytes, new byte[DataFileConstants.SYNC_SIZE]);
            writer.append(record);
        }
        return bytes.toByteArray();
    }

    static LinearModel parse(byte[] file, String source) {
        if (!isAvroFile(file)) {
            throw new CourantException(source + ": not a topic model; courant taxonomy train makes one");
        }
        try {
            return ModelRecord.model(record(file));
        } catch (IOException | RuntimeException e) {
            throw new CourantException(source + ": not a valid topic model: " + firstLine(e) + "; train it again", e);
        }
    }

    private static GenericRecord record(byte[] file) throws IOException {
        try (var reader = new DataFileReader<GenericRecord>(
                new SeekableByteArrayInput(file), new GenericDatumReader<>(null, ModelRecord.SCHEMA))) {
            requireReadable(reader.getSchema());
            requireOneBlock(file, (int) reader.previousSync());
            return reader.next();
        }
    }

    /** Checks the size that the block states, since Avro allocates that many bytes before it reads them. */
    private static void requireOneBlock(byte[] file, int start) throws IOException {
        Decoder block = DecoderFactory.get().binaryDecoder(file, start, file.length - start, null);
        long records = block.readLong();
        long bytes = block.readLong();
        if (records != 1 || bytes < 0 || bytes > file.length - start - DataFileConstants.SYNC_SIZE) {
            throw new IOException("it claims " + records + " records in " + bytes + " bytes");
        }
    }

    private static void requireReadable(Schema written) throws IOException {
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(ModelRecord.SCHEMA, written);
        if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new IOException("its records are " + written.getFullName() + " in a form that cannot be read");
        }
    }

    private static boolean isAvroFile(byte[] file) {
        return file.length >= MAGIC.length && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
