package dev.courant.ingest.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HostOwnershipTest {
    private static final ConsumerGroupMetadata MEMBER = new ConsumerGroupMetadata("ingest", 7, "one", Optional.empty());

    private final HostOwnership ownership = new HostOwnership();

    private boolean acquire(int partition) {
        return ownership.acquire(partition, tenure(partition));
    }

    private long tenure(int partition) {
        return ownership.assignment().tenures().getOrDefault(partition, -1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbour.example", "xn--mwe-sna.example:8443", "", "ünlikely"})
    void shouldFindTheHostWhereKafkaPutsItsLinks(String host) {
        ownership.assign(MEMBER, 6, Set.of(1));

        assertThat(ownership.assignment().partition(host))
                .isEqualTo(BuiltInPartitioner.partitionForKey(host.getBytes(StandardCharsets.UTF_8), 6));
    }

    @Test
    void shouldHandOutWhatIsOwnedOnce() {
        assertThat(ownership.assignment().isMember()).isFalse();
        ownership.assign(MEMBER, 6, Set.of(1, 2));

        assertThat(ownership.assignment().isMember()).isTrue();
        assertThat(acquire(1)).isTrue();
        assertThat(acquire(1)).isFalse();
        assertThat(ownership.acquire(3, 1)).isFalse();
    }

    @Test
    void shouldReturnFromGivingUpWhenThePollerHasLetGo() throws InterruptedException {
        ownership.assign(MEMBER, 6, Set.of(1, 2));
        assertThat(acquire(1)).isTrue();
        CountDownLatch seen = new CountDownLatch(1);
        AtomicBoolean letGo = new AtomicBoolean();
        AtomicBoolean held = new AtomicBoolean();
        long tenure = tenure(1);
        Thread poller = Thread.ofVirtual().start(() -> {
            while (ownership.assignment().owned().contains(1)) {
                Thread.onSpinWait();
            }
            held.set(ownership.assignment().holds(1, tenure));
            seen.countDown();
            letGo.set(true);
            ownership.release(Set.of(1));
        });

        ownership.revoke(Set.of(1));

        assertThat(letGo).isTrue();
        assertThat(seen.getCount()).isZero();
        assertThat(ownership.assignment().owned()).containsExactly(2);
        assertThat(held).isTrue();
        assertThat(ownership.assignment().holds(1, tenure)).isFalse();
        poller.join();
    }

    @Test
    void shouldNotWaitForWhatNobodyHolds() {
        ownership.assign(MEMBER, 6, Set.of(1));

        ownership.revoke(Set.of(1));

        assertThat(ownership.assignment().owned()).isEmpty();
    }

    @Test
    void shouldKeepWhatIsOwnedWhenTheMembershipIsRenewed() {
        ownership.assign(MEMBER, 6, Set.of(1));

        ownership.renew(new ConsumerGroupMetadata("ingest", 8, "one", Optional.empty()));

        assertThat(ownership.assignment().group().generationId()).isEqualTo(8);
        assertThat(ownership.assignment().owned()).containsExactly(1);
    }

    @Test
    void shouldTellAPartitionThatCameBackFromOneThatWasKept() {
        ownership.assign(MEMBER, 6, Set.of(1, 2));
        long kept = tenure(1);
        long lost = tenure(2);

        ownership.lose(Set.of(2));
        ownership.assign(MEMBER, 6, Set.of(1, 2));

        assertThat(ownership.assignment().holds(1, kept)).isTrue();
        assertThat(ownership.assignment().holds(2, lost)).isFalse();
        assertThat(ownership.acquire(2, lost)).isFalse();
        assertThat(acquire(2)).isTrue();
    }

    @Test
    void shouldTakeOverAnotherMemberIdOfTheSameGeneration() {
        ownership.assign(MEMBER, 6, Set.of(1));

        ownership.renew(new ConsumerGroupMetadata("ingest", 7, "two", Optional.empty()));

        assertThat(ownership.assignment().group().memberId()).isEqualTo("two");
    }
}
