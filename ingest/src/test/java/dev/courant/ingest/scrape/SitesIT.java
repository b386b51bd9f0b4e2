package dev.courant.ingest.scrape;

import static dev.courant.ingest.scrape.Links.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.drift.HostState;
import dev.courant.ingest.drift.Sample;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.schemas.SiteStatus;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of hosts, from one owner to the next over real Kafka. */
@ServersTest
class SitesIT {
    private static final Sample GOOD = new Sample(true, 3_000, true, true, true);
    private static final Sample EMPTY = new Sample(false, 0, false, false, false);

    /** As many as a test class has. */
    private static final int PARTITIONS = 2;

    private final Servers servers;

    SitesIT(Servers servers) {
        this.servers = servers;
    }

    private static void observe(DriftDetector drift, String host, Sample sample, int times) {
        for (int i = 0; i < times; i++) {
            drift.observe(host, sample, NOON);
        }
    }

    private static List<String> hosts(DriftDetector drift) {
        return drift.report().stream().map(HostState::host).toList();
    }

    private static HostOwnership ownership(int partitions) {
        HostOwnership ownership = new HostOwnership();
        ownership.assign(new ConsumerGroupMetadata("ingest"), partitions, Set.of());
        return ownership;
    }

    private Sites sites(Producer<byte[], byte[]> producer, DriftDetector drift, HostOwnership ownership) {
        return new Sites(servers.kafka(), producer, drift, ownership, InstantSource.fixed(NOON));
    }

    @ParameterizedTest
    @ValueSource(ints = {PARTITIONS, 5})
    void shouldGiveHostsToTheirNextOwnerWithAllThatIsKnown(int partitionsOfTheLinks) {
        List<String> names = IntStream.range(0, 12)
                .mapToObj(i -> "h" + i + "-" + partitionsOfTheLinks + ".example")
                .toList();
        HostOwnership ownership = ownership(partitionsOfTheLinks);
        List<String> ofPartition1 = names.stream()
                .filter(host -> ownership.assignment().partition(host) == 1)
                .sorted()
                .toList();
        DriftDetector before = new DriftDetector(100);
        names.forEach(host -> observe(before, host, GOOD, 120));
        names.forEach(host -> observe(before, host, EMPTY, 20));
        List<HostState> known = before.report();
        try (Producer<byte[], byte[]> producer = servers.kafka().producer();
                Sites sites = sites(producer, before, ownership)) {
            sites.handOver(Set.of(1));
            assertThat(hosts(before)).hasSize(12 - ofPartition1.size()).doesNotContainAnyElementsOf(ofPartition1);
        }

        DriftDetector after = new DriftDetector(100);
        try (Producer<byte[], byte[]> producer = servers.kafka().producer();
                Sites sites = sites(producer, after, ownership)) {
            sites.takeOver(Set.of(1), PARTITIONS);

            assertThat(ofPartition1).isNotEmpty();
            assertThat(after.report())
                    .filteredOn(state -> names.contains(state.host()))
                    .isEqualTo(known.stream()
                            .filter(state -> ofPartition1.contains(state.host()))
                            .toList());
            assertThat(hosts(after)).allMatch(host -> ownership.assignment().partition(host) == 1);
        }
    }

    @Test
    void shouldWriteWhatIsDueAndNothingOfHostsThatAreLost() {
        DriftDetector drift = new DriftDetector(100);
        observe(drift, "due.example", GOOD, 25);
        observe(drift, "lost.example", GOOD, 24);
        try (Producer<byte[], byte[]> producer = servers.kafka().producer();
                Sites sites = sites(producer, drift, ownership(1))) {
            sites.write();
            observe(drift, "due.example", GOOD, 1);
            sites.lose(Set.of(0));
        }

        assertThat(hosts(drift)).isEmpty();
        assertThat(servers.values(servers.topics().sites()))
                .filteredOn(site -> Set.of("due.example", "lost.example").contains(site.getHost()))
                .extracting(SiteStatus::getHost, SiteStatus::getObserved)
                .containsExactly(tuple("due.example", 25L));
    }
}
