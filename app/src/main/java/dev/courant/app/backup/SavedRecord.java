package dev.courant.app.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record in a backup: partition, offset, time, key, value and headers, one after another in big-endian order.
 *
 * @param partition the number of its partition
 * @param offset its offset there
 * @param time its timestamp in milliseconds
 * @param key its key
 * @param value its value; null for a tombstone
 * @param headers its headers
 */
@SuppressWarnings("ArrayRecordComponent")
record SavedRecord(
        int partition, long offset, long time, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    /** No field of a record is larger than the largest record that Kafka can be told to take. */
    private static final int MOST_BYTES = 1 << 30;

    static SavedRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new SavedRecord(
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** Returns the record for the same partition of a topic. */
    ProducerRecord<byte[], byte[]> in(String topic) {
        return new ProducerRecord<>(topic, partition, time, key, value, headers);
    }

    /** Returns the size of key and value. */
    long bytes() {
        return (key == null ? 0 : key.length) + (long) (value == null ? 0 : value.length);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(partition);
        out.writeLong(offset);
        out.writeLong(time);
        write(out, key);
        write(out, value);
        Header[] all = headers.toArray();
        out.writeInt(all.length);
        for (Header header : all) {
            out.writeUTF(header.key());
            write(out, header.value());
        }
    }

    /** Reads the next record; null at the end. */
    static @Nullable SavedRecord read(DataInputStream in) throws IOException {
        int partition;
        try {
            partition = in.readInt();
        } catch (EOFException e) {
            return null;
        }
        long offset = in.readLong();
        long time = in.readLong();
        byte[] key = readBytes(in);
        byte[] value = readBytes(in);
        Headers headers = new RecordHeaders();
        for (int left = in.readInt(); left > 0; left--) {
            headers.add(in.readUTF(), readBytes(in));
        }
        return new SavedRecord(partition, offset, time, key, value, headers);
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        if (length > MOST_BYTES) {
            throw new IOException("a record of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
