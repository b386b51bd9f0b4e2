package dev.courant.ingest.backlog;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of links whose turn is next, within a bound of memory. While it is half full, hosts get fewer records at
 * a time and none in advance, so that every host gets some. Guarded by the {@link LinkBacklog}.
 */
final class LoadedRecords {
    private static final long BYTES = 64L << 20;

    /** A record with what surrounds it, besides its key and value. */
    private static final int OVERHEAD = 300;

    private long bytes;

    boolean isFull() {
        return bytes >= BYTES;
    }

    boolean hasRoom() {
        return bytes < BYTES / 2;
    }

    /** Returns how many records of a host are loaded at once. */
    int ahead() {
        return hasRoom() ? HostLinks.LOADED : HostLinks.LOADED / 2;
    }

    void keep(HostLinks host, ConsumerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> before = host.loaded().put(record.offset(), record);
        bytes += size(record) - (before == null ? 0 : size(before));
    }

    /** Takes the record of a link that is to be tried. */
    ConsumerRecord<byte[], byte[]> release(HostLinks host, long offset) {
        ConsumerRecord<byte[], byte[]> record =
                Objects.requireNonNull(host.loaded().remove(offset));
        bytes -= size(record);
        return record;
    }

    /** Drops all records of a host. */
    void unload(HostLinks host) {
        host.loaded().values().forEach(record -> bytes -= size(record));
        host.loaded().clear();
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        int key = record.key() == null ? 0 : record.key().length;
        int value = record.value() == null ? 0 : record.value().length;
        return OVERHEAD + key + value;
    }
}
