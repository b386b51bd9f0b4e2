package dev.courant.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.backlog.Progress.HostProgress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress of a partition through restarts: nothing that has not ended is forgotten, what has ended is known. */
class ProgressTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("links", 0);
    private static final int LIMIT = 4_096;

    /** The host of the link at each offset; no link at the offsets that are missing. */
    private final Map<Long, String> topic = new HashMap<>();

    private final Set<Long> ended = new TreeSet<>();
    private LinkBacklog backlog = new LinkBacklog(1 << 30);
    private Map<String, HostLinks> hosts = new HashMap<>();
    private OffsetAndMetadata committed = new OffsetAndMetadata(0);
    private long position;

    @Test
    void shouldReadWhatItWrites() {
        Progress progress = new Progress(
                1_000_000,
                List.of(
                        new HostProgress(0, List.of()),
                        new HostProgress(127, List.of()),
                        new HostProgress(90_000, List.of(3L, 200L, 89_999L))));

        assertThat(Progress.decode(progress.encode(LIMIT))).isEqualTo(progress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2:abc", "anything", "1:AAAA", "1:?"})
    void shouldTakeForNothingWhatItDidNotWrite(String text) {
        assertThat(Progress.decode(text)).isEqualTo(Progress.NONE);
    }

    @Test
    void shouldNeedNoMetadataWhenNothingHasEnded() {
        Progress progress = new Progress(10, List.of(new HostProgress(1, List.of(0L))));

        assertThat(progress.encode(LIMIT)).isEmpty();
    }

    /** The tenth of 10,000 hosts that a partition of the largest installation has, all at work for a while. */
    @Test
    void shouldTellTheProgressOfManyHostsExactly() {
        Random random = new Random(7);
        List<HostProgress> many = new ArrayList<>();
        for (int host = 0; host < 1_700; host++) {
            many.add(new HostProgress(400 + random.nextInt(100), host % 50 == 0 ? List.of(5L, 60L) : List.of()));
        }
        Progress progress = new Progress(1_700_000, many);

        assertThat(Progress.decode(progress.encode(LIMIT))).isEqualTo(progress);
    }

    @Test
    void shouldTellMoreCoarselyWhatDoesNotFit() {
        Random random = new Random(7);
        List<HostProgress> many = new ArrayList<>();
        for (int host = 0; host < 10_000; host++) {
            many.add(new HostProgress(random.nextInt(1_000), List.of()));
        }
        Progress exact = new Progress(10_000_000, many);

        String text = exact.encode(LIMIT);

        assertThat(text.length()).isLessThanOrEqualTo(LIMIT);
        Progress coarse = Progress.decode(text);
        for (int host = 0; host < 10_000; host++) {
            assertThat(coarse.host(host).taken())
                    .isLessThanOrEqualTo(many.get(host).taken());
        }
        assertThat(coarse.ended()).isGreaterThan(exact.ended() / 3);
    }

    @Test
    void shouldForgetOpenLinksRatherThanWhatHasEnded() {
        List<Long> open = new ArrayList<>();
        Random random = new Random(7);
        for (long number = 1_000; number < 1_000_000; number += 1 + random.nextInt(300)) {
            open.add(number);
        }
        Progress exact = new Progress(2_000_000, List.of(new HostProgress(1_000_000, open)));

        Progress coarse = Progress.decode(exact.encode(LIMIT));

        assertThat(coarse.host(0).taken()).isPositive();
        assertThat(coarse.host(0).open())
                .isEqualTo(open.stream()
                        .filter(number -> number < coarse.host(0).taken())
                        .toList());
    }

    private ConsumerRecord<byte[], byte[]> record(long offset) {
        byte[] key = Objects.requireNonNull(topic.get(offset)).getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, key, new byte[3]);
    }

    private void readOne() {
        String host = topic.get(position);
        if (host != null) {
            hosts.put(host, backlog.add(record(position), host).orElseThrow());
        }
        position++;
    }

    private Optional<LinkTask> take(HostLinks host) {
        if (backlog.prefetch(host, NOON) instanceof NextTurn.Load load) {
            load.offsets().forEach(offset -> backlog.loaded(host, record(offset)));
        }
        return backlog.take(host, NOON);
    }

    private void tryOne(HostLinks host, Random random) {
        take(host).ifPresent(task -> {
            assertThat(ended).doesNotContain(task.offset());
            if (random.nextInt(4) == 0) {
                backlog.retry(task, NOON.plusSeconds(random.nextInt(2)));
                backlog.stop(task);
            } else {
                task.settle();
                backlog.stop(task);
                ended.add(task.offset());
                backlog.end(task);
            }
        });
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = backlog.progress();
        backlog.committed(progress);
        committed = progress.getOrDefault(PARTITION, committed);
        topic.keySet().stream()
                .filter(offset -> offset < committed.offset())
                .forEach(offset -> assertThat(ended).contains(offset));
    }

    private void restart() {
        backlog = new LinkBacklog(1 << 30);
        backlog.assign(PARTITION, committed.offset(), committed.metadata());
        hosts = new HashMap<>();
        position = committed.offset();
    }

    @Test
    void shouldNeitherLoseNorRepeatALinkThroughAnyNumberOfRestarts() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            topic.clear();
            ended.clear();
            committed = new OffsetAndMetadata(0);
            int end = 1 + random.nextInt(400);
            int names = 1 + random.nextInt(12);
            for (long offset = 0; offset < end; offset++) {
                if (random.nextInt(8) > 0) {
                    topic.put(offset, "h" + random.nextInt(names));
                }
            }
            restart();
            for (int step = 0; step < 1_000; step++) {
                step(random, end);
            }
            finish(end);

            assertThat(ended).as("seed " + seed).isEqualTo(new TreeSet<>(topic.keySet()));
        }
    }

    private void step(Random random, int end) {
        int choice = random.nextInt(100);
        if (choice < 40 && position < end) {
            readOne();
        } else if (choice < 90 && !hosts.isEmpty()) {
            List<HostLinks> all = List.copyOf(hosts.values());
            tryOne(all.get(random.nextInt(all.size())), random);
        } else if (choice < 95) {
            commit();
        } else if (choice < 98) {
            // Everything that has ended is committed first: only then nothing may be repeated.
            commit();
            restart();
        }
    }

    /** Ends all links without another failure. */
    private void finish(int end) {
        commit();
        restart();
        while (position < end) {
            readOne();
        }
        Random never = new Random(0) {
            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        };
        for (HostLinks host : List.copyOf(hosts.values())) {
            for (int tries = 0; tries < end; tries++) {
                tryOne(host, never);
            }
        }
        assertThat(backlog.unended()).isZero();
        commit();
        assertThat(committed.metadata()).isEmpty();
    }
}
