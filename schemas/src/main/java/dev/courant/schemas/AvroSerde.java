package dev.courant.schemas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records of one type in Avro's single-object encoding: two marker bytes, the fingerprint of the
 * writer's schema, the record. Records written under any released revision of the contract can be read. A null value, a
 * tombstone, stays null. No text of a record has a NUL (U+0000): it is written and read as the replacement character
 * (U+FFFD). Thread-safe.
 *
 * @param <T> the generated record class
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro: single-object
 *     encoding</a>
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
    static {
        // Avro creates instances only of trusted classes. Classes that other code has declared as trusted stay so.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(AvroSerde.class.getPackageName())));
    }

    /**
     * Lets Avro create records of the contract, as their builders do for the defaults of fields. Needed once in a
     * process that makes records before it has any serde.
     */
    public static void trustRecords() {
        // Loading this class does it.
    }

    private final Class<T> type;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private AvroSerde(Class<T> type) {
        SpecificData model = new RecordModel(SpecificData.getForClass(type));
        Schema schema = model.getSchema(type);
        this.type = type;
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new BinaryMessageDecoder<>(model, schema);
        Contract.released(schema).forEach(decoder::addSchema);
    }

    /**
     * Creates a serde for a record of the contract.
     *
     * @param type the generated class
     * @param <T> the generated class
     * @return a new serde
     */
    public static <T extends SpecificRecord> AvroSerde<T> of(Class<T> type) {
        return new AvroSerde<>(type);
    }

    @Override
    public Serializer<T> serializer() {
        return this::write;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::read;
    }

    private byte @Nullable [] write(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            var bytes = encoder.encode(value);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "topic " + topic + ": this " + type.getSimpleName() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private @Nullable T read(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return decoder.decode(in, null);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "topic " + topic + ": " + bytes.length + " bytes are not a " + type.getSimpleName() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
