package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.recording.RecordedItem;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@ServersTest
@Timeout(120)
class ReplayWriterIT {
    private static final int ARTICLES = 1_200;
    private static final String ID = "0123456789abcdef";

    private final Servers servers;
    private final AtomicLong waiting = new AtomicLong();
    private final ReplayListener listener = new ReplayListener() {
        @Override
        public void begun(Path file, ReplayPosition from) {}

        @Override
        public void record(ReplayedRecord record, double share) {}

        @Override
        public void waiting(long articles) {
            waiting.set(articles);
        }
    };

    ReplayWriterIT(Servers servers) {
        this.servers = servers;
    }

    private ReplayWriter open(String id) {
        return ReplayWriter.open(
                "strike-week.warc.gz",
                id,
                ReplayFilter.ALL,
                servers.kafka(),
                new ReplayWriter.Options(0, false),
                listener,
                InstantSource.fixed(Recorded.NOW));
    }

    private ReplayTotals run(ReplayWriter writer, List<RecordedItem> items) {
        try {
            return new Replay(Recorded.pages(ReplayFilter.ALL), listener)
                    .run(Recorded.FILE, from -> Recorded.reader(items, from), writer);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<RecordedItem> items(long from, long to) {
        return LongStream.range(from, to)
                .<RecordedItem>mapToObj(Recorded::article)
                .toList();
    }

    /** Pretends that everything was enriched. */
    private void enrich() {
        commitAll("enrich", servers.topics().articles().name());
    }

    private void commitAll(String role, String topic) {
        try (Consumer<byte[], byte[]> group = servers.kafka().offsetReader(role)) {
            commit(group, new TopicOffsets(topic, group).ends());
        }
    }

    private static void commit(Consumer<byte[], byte[]> group, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        offsets.forEach((partition, offset) -> positions.put(partition, new OffsetAndMetadata(offset)));
        group.commitSync(positions);
    }

    /** Nothing of the recording is written twice or lost, whatever is waited for or killed between. */
    @Test
    void shouldWaitForArticlesToBeEnrichedAndGoOnWhereItWasEnded() throws Exception {
        enrich();
        List<RecordedItem> items = items(0, ARTICLES);
        CompletableFuture<ReplayTotals> first;
        try (ReplayWriter writer = open(ID)) {
            first = CompletableFuture.supplyAsync(() -> run(writer, items));
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting.get() > ReplayWriter.MOST_WAITING);
            int before = servers.values(servers.topics().articles()).size();
            assertThat(before).isGreaterThan(ReplayWriter.MOST_WAITING).isLessThan(ARTICLES);
            try (ReplayWriter second = open(ID)) {
                CompletableFuture<ReplayTotals> rest = CompletableFuture.supplyAsync(() -> run(second, items));
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    enrich();
                    return rest.isDone() && first.isDone();
                });
                assertThat(rest.get().articles()).isEqualTo(ARTICLES);
            }
        }

        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("another replay of strike-week.warc.gz has begun");
        assertThat(servers.values(servers.topics().articles()).stream()
                        .filter(article -> ARTICLES > number(article.getUrl()))
                        .map(Article::getArticleId))
                .hasSize(ARTICLES)
                .doesNotHaveDuplicates();
        assertThat(servers.values(servers.topics().links()).stream()
                        .filter(link -> ARTICLES > number(link.getUrl()))
                        .map(Link::getLinkId))
                .hasSize(ARTICLES)
                .doesNotHaveDuplicates();
    }

    private static int number(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf('-') + 1));
    }

    @Test
    void shouldWaitForArticlesToBeStoredWhereTheyAreStored() throws Exception {
        String enriched = servers.topics().enriched().name();
        enrich();
        try (Consumer<byte[], byte[]> group = servers.kafka().offsetReader("store")) {
            commit(group, new TopicOffsets(enriched, group).beginnings());
        }
        for (int i = 0; i <= ReplayWriter.MOST_WAITING; i++) {
            servers.send(servers.topics().enriched(), "article-" + i, null);
        }

        try (ReplayWriter writer = open("00112233445566ff")) {
            waiting.set(0);
            CompletableFuture<ReplayTotals> run = CompletableFuture.supplyAsync(() -> run(writer, items(7_000, 7_001)));
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting.get() > ReplayWriter.MOST_WAITING);
            assertThat(run).isNotDone();

            commitAll("store", enriched);

            assertThat(run.get().articles()).isOne();
        }
    }

    @Test
    void shouldKeepNothingOfWhatWasNotCommitted() throws Exception {
        String id = "fedcba9876543210";
        enrich();
        try (ReplayWriter writer = open(id)) {
            assertThat(writer.begin()).extracting(ReplayPosition::offset).isEqualTo(0L);
            ReplayedRecord record = Recorded.pages(ReplayFilter.ALL).read(Recorded.article(5_000));
            ReplayedRecord unused = writer.write(record);
        }

        try (ReplayWriter writer = open(id)) {
            assertThat(writer.begin()).extracting(ReplayPosition::offset).isEqualTo(0L);
            assertThat(run(writer, items(6_000, 6_003)).articles()).isEqualTo(3);
        }

        assertThat(servers.await(
                        servers.topics().articles(),
                        articles -> articles.stream().anyMatch(article -> number(article.getUrl()) == 6_002)))
                .noneMatch(article -> number(article.getUrl()) == 5_000);
        try (ReplayWriter writer = open(id)) {
            assertThat(writer.begin().finished()).isTrue();
            assertThat(writer.begin().totals().articles()).isEqualTo(3);
        }
    }
}
