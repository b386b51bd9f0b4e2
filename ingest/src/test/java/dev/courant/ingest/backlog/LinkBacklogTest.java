package dev.courant.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LinkBacklogTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final TopicPartition ONE = new TopicPartition("links", 1);
    private static final TopicPartition TWO = new TopicPartition("links", 2);

    private LinkBacklog backlog = new LinkBacklog(1 << 20);

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, int bytes) {
        byte[] value = new byte[bytes];
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, "h".getBytes(StandardCharsets.UTF_8), value);
    }

    private HostLinks add(TopicPartition partition, long offset, String host) {
        return backlog.add(record(partition, offset, 10), host).orElseThrow();
    }

    private LinkTask take(HostLinks host) {
        return backlog.take(host, NOON).orElseThrow();
    }

    private void end(LinkTask task) {
        task.settle();
        backlog.end(task);
        backlog.stop(task);
    }

    /** Commits, and returns what was committed. */
    private Map<TopicPartition, OffsetAndMetadata> commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = backlog.progress();
        backlog.committed(progress);
        return progress;
    }

    private void restart(TopicPartition partition, OffsetAndMetadata committed) {
        backlog = new LinkBacklog(1 << 20);
        backlog.assign(partition, committed.offset(), committed.metadata());
    }

    @Test
    void shouldCommitBeyondRecordsThatAreNotForUs() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "h");
        backlog.skip(record(ONE, 1, 10));
        end(take(host));
        backlog.skip(record(ONE, 2, 10));

        assertThat(backlog.unended()).isZero();
        assertThat(commit().get(ONE)).extracting(OffsetAndMetadata::offset).isEqualTo(3L);
    }

    @Test
    void shouldRememberWhatHasEndedAmongRecordsThatAreNotForUs() {
        backlog.assign(ONE, 0, null);
        add(ONE, 0, "slow");
        backlog.skip(record(ONE, 1, 10));
        end(take(add(ONE, 2, "quick")));

        restart(ONE, Objects.requireNonNull(commit().get(ONE)));
        add(ONE, 0, "slow");
        backlog.skip(record(ONE, 1, 10));
        HostLinks quick = add(ONE, 2, "quick");

        assertThat(backlog.unended()).isEqualTo(1);
        assertThat(quick.unended()).isZero();
    }

    @Test
    void shouldCommitTheOldestLinkThatHasNotEnded() {
        backlog.assign(ONE, 8, null);
        HostLinks host = add(ONE, 10, "a");
        add(ONE, 12, "a");
        LinkTask first = take(host);
        assertThat(commit()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));

        end(first);
        assertThat(commit()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(12)));
        assertThat(commit()).isEmpty();
        end(take(host));

        assertThat(commit()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(13)));
        assertThat(backlog.unended()).isZero();
    }

    @Test
    void shouldKeepWhatHasEndedBehindALinkThatHasNot() {
        backlog.assign(ONE, 10, null);
        add(ONE, 10, "stuck");
        HostLinks quick = add(ONE, 11, "quick");
        add(ONE, 14, "quick");
        end(take(quick));
        end(take(quick));
        OffsetAndMetadata committed = Objects.requireNonNull(commit().get(ONE));
        assertThat(committed).extracting(OffsetAndMetadata::offset).isEqualTo(10L);

        restart(ONE, committed);
        HostLinks stuck = add(ONE, 10, "stuck");
        HostLinks again = add(ONE, 11, "quick");
        assertThat(backlog.isRestoring(ONE)).isTrue();
        add(ONE, 14, "quick");
        add(ONE, 15, "quick");

        assertThat(backlog.isRestoring(ONE)).isFalse();
        assertThat(backlog.unended()).isEqualTo(2);
        assertThat(take(again).offset()).isEqualTo(15);
        assertThat(take(stuck).offset()).isEqualTo(10);
    }

    @Test
    void shouldReturnProgressAgainThatCouldNotBeCommitted() {
        backlog.assign(ONE, 0, null);
        end(take(add(ONE, 0, "a")));
        Map<TopicPartition, OffsetAndMetadata> progress = backlog.progress();

        backlog.notCommitted(progress);

        assertThat(backlog.progress()).isEqualTo(progress);
    }

    @Test
    void shouldLoadTheNextLinksOfAHostAndNoOthers() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "a");
        for (int offset = 1; offset < 40; offset++) {
            add(ONE, offset, "a");
        }
        assertThat(backlog.prefetch(host, NOON)).isEqualTo(new NextTurn.None());
        for (int offset = 0; offset < HostLinks.LOADED; offset++) {
            end(take(host));
        }
        assertThat(backlog.take(host, NOON)).isEmpty();

        NextTurn next = backlog.next(host, NOON);

        assertThat(next).isInstanceOf(NextTurn.Load.class);
        assertThat(((NextTurn.Load) next).offsets())
                .containsExactly(16L, 17L, 18L, 19L, 20L, 21L, 22L, 23L, 24L, 25L, 26L, 27L, 28L, 29L, 30L, 31L);
        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.None());
        backlog.loaded(host, record(ONE, 16, 10));
        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.Now());
        assertThat(take(host).offset()).isEqualTo(16);
    }

    @Test
    void shouldEndALinkWhoseRecordIsGone() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "a");
        for (int offset = 1; offset < 18; offset++) {
            add(ONE, offset, "a");
        }
        assertThat(backlog.expire(ONE, 17)).isZero();
        for (int offset = 0; offset < HostLinks.LOADED; offset++) {
            end(take(host));
        }
        assertThat(backlog.expire(ONE, 17)).isOne();
        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.Load(List.of(17L)));

        backlog.gone(host, 17);

        assertThat(backlog.unended()).isZero();
        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.None());
        assertThat(commit()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(18)));
    }

    @Test
    void shouldTryALinkAgainWhenItIsDueAndOthersMeanwhile() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "a");
        add(ONE, 1, "a");
        LinkTask failed = take(host);
        backlog.retry(failed, NOON.plusSeconds(60));
        backlog.stop(failed);

        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.Now());
        end(take(host));
        backlog.endTurn(host);
        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.Later(Duration.ofSeconds(60)));
        backlog.endTurn(host);
        assertThat(backlog.next(host, NOON.plusSeconds(60))).isEqualTo(new NextTurn.Load(List.of(0L)));
        backlog.loaded(host, record(ONE, 0, 10));

        assertThat(backlog.take(host, NOON.plusSeconds(60))).contains(failed);
    }

    @Test
    void shouldTryALinkAgainWhoseTryWasCutOff() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "a");

        backlog.stop(take(host));

        assertThat(backlog.take(host, NOON)).isPresent();
    }

    @Test
    void shouldTakeNoMoreLinksOfAHostOfWhichManyWaitForAnotherTry() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "a");
        for (int offset = 1; offset < 200; offset++) {
            add(ONE, offset, "a");
        }
        int tries = 0;
        Optional<LinkTask> task = load(host);
        while (task.isPresent()) {
            tries++;
            backlog.retry(task.get(), NOON.plusSeconds(60));
            backlog.stop(task.get());
            task = load(host);
        }

        assertThat(tries).isEqualTo(HostLinks.MOST_RETRIES);
        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.Later(Duration.ofSeconds(60)));
    }

    /** Takes the next link, loaded if need be. */
    private Optional<LinkTask> load(HostLinks host) {
        if (backlog.prefetch(host, NOON) instanceof NextTurn.Load load) {
            load.offsets().forEach(offset -> backlog.loaded(host, record(ONE, offset, 10)));
        }
        return backlog.take(host, NOON);
    }

    @Test
    void shouldLeaveAHostAlone() {
        backlog.assign(ONE, 0, null);
        HostLinks host = add(ONE, 0, "a");

        backlog.rest(host, NOON.plusSeconds(9));

        assertThat(backlog.next(host, NOON)).isEqualTo(new NextTurn.Later(Duration.ofSeconds(9)));
    }

    @Test
    void shouldBeFullAfterSoManyBytes() {
        backlog = new LinkBacklog(3 * LinkChunk.BYTES + 2 * HostLinks.BYTES);
        backlog.assign(ONE, 0, null);
        for (int offset = 0; offset < 3 * LinkChunk.SLOTS - 1; offset++) {
            add(ONE, offset, "a");
            assertThat(backlog.isFull()).isFalse();
        }
        add(ONE, 3 * LinkChunk.SLOTS - 1, "b");
        assertThat(backlog.isFull()).isTrue();
    }

    @Test
    void shouldKeepOnlySoManyRecords() {
        backlog.assign(ONE, 0, null);
        int kept = 0;
        for (int offset = 0; offset < 40; offset++) {
            HostLinks host =
                    backlog.add(record(ONE, offset, 2 << 20), "h" + offset).orElseThrow();
            kept += backlog.next(host, NOON) instanceof NextTurn.Now ? 1 : 0;
        }

        assertThat(kept).isEqualTo(16);
    }

    @Test
    void shouldKnowNothingOfALostPartition() {
        backlog.assign(ONE, 0, null);
        backlog.assign(TWO, 0, null);
        HostLinks lost = add(ONE, 0, "a");
        LinkTask running = take(lost);
        add(ONE, 1, "a");
        backlog.remove(ONE);
        end(running);

        assertThat(backlog.take(lost, NOON)).isEmpty();
        assertThat(backlog.next(lost, NOON)).isEqualTo(new NextTurn.None());
        assertThat(backlog.add(record(ONE, 2, 10), "a")).isEmpty();
        assertThat(backlog.progress()).containsOnlyKeys(TWO);
    }

    @Test
    void shouldWaitForWhatIsUnderWayBeforeItLeaves() throws InterruptedException {
        backlog.assign(ONE, 1, null);
        HostLinks host = add(ONE, 1, "a");
        HostLinks other = add(ONE, 2, "b");
        LinkTask running = take(host);
        Thread worker = Thread.ofVirtual().start(() -> {
            Optional<LinkTask> next = backlog.take(other, NOON);
            while (next.isPresent()) {
                backlog.stop(next.get());
                next = backlog.take(other, NOON);
                Thread.onSpinWait();
            }
            end(running);
        });

        backlog.drain(List.of(ONE), Duration.ofSeconds(10));

        assertThat(backlog.progress()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(2)));
        worker.join();
    }

    @Test
    void shouldNotWaitForEver() throws InterruptedException {
        backlog.assign(ONE, 1, null);
        LinkTask unused = take(add(ONE, 1, "a"));

        backlog.drain(List.of(ONE, TWO), Duration.ofMillis(10));

        assertThat(backlog.progress()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(1)));
    }
}
