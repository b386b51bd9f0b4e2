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

    @ParameterizedTest
    @ValueSource(strings = {"harbour.example", "xn--mwe-sna.example:8443", "", "ünlikely"})
    void shouldFindTheHostWhereKafkaPutsItsLinks(String host) {
        ownership.own(MEMBER, 6, Set.of(1));

        assertThat(ownership.term().partition(host))
                .isEqualTo(BuiltInPartitioner.partitionForKey(host.getBytes(StandardCharsets.UTF_8), 6));
    }

    @Test
    void shouldHandOutWhatIsOwnedOnce() {
        assertThat(ownership.term().isMember()).isFalse();
        ownership.own(MEMBER, 6, Set.of(1, 2));

        assertThat(ownership.term().isMember()).isTrue();
        assertThat(ownership.hold(1)).isTrue();
        assertThat(ownership.hold(1)).isFalse();
        assertThat(ownership.hold(3)).isFalse();
    }

    @Test
    void shouldReturnFromGivingUpWhenThePollerHasLetGo() throws InterruptedException {
        ownership.own(MEMBER, 6, Set.of(1, 2));
        assertThat(ownership.hold(1)).isTrue();
        CountDownLatch seen = new CountDownLatch(1);
        AtomicBoolean letGo = new AtomicBoolean();
        Thread poller = Thread.ofVirtual().start(() -> {
            while (ownership.term().owned().contains(1)) {
                Thread.onSpinWait();
            }
            seen.countDown();
            letGo.set(true);
            ownership.letGo(Set.of(1));
        });

        ownership.giveUp(Set.of(1));

        assertThat(letGo).isTrue();
        assertThat(seen.getCount()).isZero();
        assertThat(ownership.term().owned()).containsExactly(2);
        poller.join();
    }

    @Test
    void shouldNotWaitForWhatNobodyHolds() {
        ownership.own(MEMBER, 6, Set.of(1));

        ownership.giveUp(Set.of(1));

        assertThat(ownership.term().owned()).isEmpty();
    }

    @Test
    void shouldKeepWhatIsOwnedWhenTheMembershipIsRenewed() {
        ownership.own(MEMBER, 6, Set.of(1));

        ownership.renew(new ConsumerGroupMetadata("ingest", 8, "one", Optional.empty()));

        assertThat(ownership.term().group().generationId()).isEqualTo(8);
        assertThat(ownership.term().owned()).containsExactly(1);
    }
}
