package dev.courant.app.command.deadletters;

import dev.courant.app.terminal.RecordJson;
import dev.courant.schemas.Topic;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of dead letters readable. Pure functions. */
final class RecordText {
    private static final int HEX_BYTES = 64;

    private RecordText() {}

    /** Returns the fields of a record; null when it cannot be decoded. */
    static @Nullable Map<String, @Nullable Object> fields(ProducerRecord<byte[], byte[]> record, Topic<?, ?> topic) {
        try {
            Object value = topic.values().deserializer().deserialize(topic.name(), record.value());
            return value instanceof SpecificRecord known ? RecordJson.fields(known) : null;
        } catch (RuntimeException e) {
            // It is a dead letter because it cannot be decoded.
            return null;
        }
    }

    /** Returns a record as JSON; one that cannot be decoded as its first bytes in hexadecimal digits. */
    static String of(ProducerRecord<byte[], byte[]> record, Topic<?, ?> topic) {
        Map<String, @Nullable Object> fields = fields(record, topic);
        if (fields != null) {
            return RecordJson.line(fields);
        }
        byte[] value = record.value();
        if (value == null) {
            return "no value: the key was removed";
        }
        String hex = HexFormat.of().formatHex(Arrays.copyOf(value, Math.min(value.length, HEX_BYTES)));
        return "cannot be decoded; " + value.length + " bytes"
                + (value.length == 0 ? "" : ": " + hex + (value.length > HEX_BYTES ? "…" : ""));
    }
}
