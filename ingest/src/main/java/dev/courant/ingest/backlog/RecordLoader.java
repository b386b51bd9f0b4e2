package dev.courant.ingest.backlog;

import dev.courant.runtime.Interrupts;
import dev.courant.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of links again whose turn has come. Requests of all hosts are served together, each partition in
 * the order of its offsets, so that hosts whose links lie side by side share a read. Thread-safe.
 */
public final class RecordLoader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RecordLoader.class);
    private static final Duration ROUND = Duration.ofMillis(500);

    /** Most reads want a few records of one feed, which lie side by side. */
    private static final int FETCH_BYTES = 64 << 10;

    /** So many records are skipped by reading them. */
    private static final int NEAR = 100;

    private final LinkBacklog backlog;
    private final Consumer<byte[], byte[]> consumer;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, NavigableMap<Long, HostLinks>> wanted = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private @Nullable Thread thread;

    private record Request(HostLinks host, List<Long> offsets) {}

    /**
     * Opens a loader.
     *
     * @param clients the cluster with the links
     * @param backlog receives the records
     */
    public RecordLoader(KafkaClients clients, LinkBacklog backlog) {
        this.backlog = backlog;
        this.consumer = clients.reader(Map.of(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                16 * FETCH_BYTES));
    }

    /**
     * Starts to load.
     *
     * @param ready is told of each host for which a record has arrived; called on the loader's thread
     */
    public void start(java.util.function.Consumer<HostLinks> ready) {
        thread = Thread.ofPlatform().name("courant-load").start(() -> run(ready));
    }

    /**
     * Loads records of a host.
     *
     * @param host the host
     * @param offsets their offsets
     */
    public void load(HostLinks host, List<Long> offsets) {
        requests.add(new Request(host, offsets));
    }

    /** Throws the failure that ended the loader, if there was one. */
    public void failIfLoadingFailed() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        if (thread == null) {
            consumer.close();
            return;
        }
        thread.interrupt();
        Interrupts.defer(thread::join);
    }

    private void run(java.util.function.Consumer<HostLinks> ready) {
        try {
            while (true) {
                accept();
                seek();
                take(consumer.poll(ROUND), ready);
            }
        } catch (InterruptedException | InterruptException e) {
            // Closed. The interrupt must not disturb the closing of the consumer.
            boolean unused = Thread.interrupted();
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            consumer.close();
        }
    }

    /** Takes all requests that are there; waits for one when there is nothing else to do. */
    private void accept() throws InterruptedException {
        backlog.awaitRoom();
        List<Request> accepted = new ArrayList<>();
        if (wanted.isEmpty()) {
            accepted.add(requests.take());
        }
        requests.drainTo(accepted);
        for (Request request : accepted) {
            var offsets = wanted.computeIfAbsent(request.host().partition().id(), partition -> new TreeMap<>());
            request.offsets().forEach(offset -> offsets.put(offset, request.host()));
        }
    }

    /** Moves to the first wanted record of each partition, unless a few more records lead there. */
    private void seek() {
        if (!consumer.assignment().equals(wanted.keySet())) {
            positions.keySet().retainAll(wanted.keySet());
            consumer.assign(wanted.keySet());
        }
        wanted.forEach((partition, offsets) -> {
            long first = offsets.firstKey();
            Long position = positions.get(partition);
            if (position == null || first < position || first > position + NEAR) {
                consumer.seek(partition, first);
                positions.put(partition, first);
            }
        });
    }

    private void take(ConsumerRecords<byte[], byte[]> records, java.util.function.Consumer<HostLinks> ready) {
        for (TopicPartition partition : records.partitions()) {
            NavigableMap<Long, HostLinks> offsets = wanted.getOrDefault(partition, new TreeMap<>());
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                HostLinks host = offsets.remove(record.offset());
                if (host != null) {
                    backlog.loaded(host, record);
                    ready.accept(host);
                }
                positions.put(partition, record.offset() + 1);
            }
            skip(partition, offsets.headMap(positions.getOrDefault(partition, 0L)), ready);
        }
        wanted.values().removeIf(Map::isEmpty);
    }

    /** Ends links that lie before what was read, and were not read: retention has removed them. */
    private void skip(
            TopicPartition partition, Map<Long, HostLinks> missing, java.util.function.Consumer<HostLinks> ready) {
        if (missing.isEmpty()) {
            return;
        }
        Map<Long, HostLinks> gone = new TreeMap<>(missing);
        missing.clear();
        int ended = 0;
        for (var link : gone.entrySet()) {
            ended += backlog.gone(link.getValue(), link.getKey()) ? 1 : 0;
            ready.accept(link.getValue());
        }
        if (ended > 0) {
            log.warn("event=links_expired partition={} links={}", partition, ended);
        }
    }
}
