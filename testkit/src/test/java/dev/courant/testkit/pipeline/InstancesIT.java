package dev.courant.testkit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.pipeline.KilledNode.Moment;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same morning by one instance of all roles and by two, and with processes killed in between: the same records and
 * the same rows. A record that a process wrote once more, since it was killed before it could note that, counts once.
 *
 * <p>What a process has in memory alone is lost with it: since when a host is left alone, and the pages that another
 * feed's link may share. The first changes when pages are fetched; the second which entry the article of the second
 * link is told of, so that nothing is shared here.
 */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** When we fetched a page and what followed from that, in records and rows. */
    private static final String OUR_TIMES =
            "\"(fetchedAt|extractedAt|enrichedAt|endedAt|fetched_at|extracted_at|enriched_at|stored_at|ended_at)\":"
                    + " \"[^\"]*\"";

    private final Replays replays;
    private final List<KilledNode> killed = new ArrayList<>();
    private Dump alone;

    InstancesIT(Servers servers) {
        this.replays = new Replays(servers, 0.1, Duration.ofMinutes(30));
    }

    @BeforeAll
    void replayUndisturbed() {
        alone = replays.with(3, List.of(own -> Replays.local(unshared(own)))).distinct(text -> text);
        assertThat(alone.of("enriched")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldGiveTheSameByTwoInstances(int partitions) {
        Dump two = replays.with(partitions, List.of(own -> local(own, "one"), own -> local(own, "two")));

        assertThat(alone.differences(two.distinct(text -> text))).isEmpty();
    }

    @Test
    void shouldGoOnWhereAProcessWasKilled() {
        Dump disturbed = replays.with(
                3, List.of(own -> killed(own, "one", Map.of(9, this::requested, 70, this::sometimeAfterwards))));

        assertSame(disturbed);
        assertThat(killed.getFirst().killed())
                .hasSize(2)
                .anyMatch(kill -> !kill.last().rests());
    }

    @Test
    @Tag("long")
    void shouldGoOnWheneverOneOfTwoProcessesWasKilled() {
        Random random = new Random(7);
        for (int partitions : List.of(1, 3)) {
            Map<Integer, Moment> first = moments(random);
            Map<Integer, Moment> second = moments(random);
            assertSame(replays.with(
                    partitions, List.of(own -> killed(own, "one", first), own -> killed(own, "two", second))));
        }
        assertThat(killed).flatExtracting(KilledNode::killed).hasSizeGreaterThan(6);
    }

    private void assertSame(Dump disturbed) {
        assertThat(alone.distinct(InstancesIT::withoutOurTimes)
                        .differences(disturbed.distinct(InstancesIT::withoutOurTimes)))
                .isEmpty();
    }

    private static String withoutOurTimes(String text) {
        return text.replaceAll(OUR_TIMES, "");
    }

    private Map<Integer, Moment> moments(Random random) {
        Map<Integer, Moment> moments = new HashMap<>();
        for (int kill = 0; kill < 3; kill++) {
            long micros = random.nextInt(60_000);
            moments.put(1 + random.nextInt(60), node -> LockSupport.parkNanos(micros * 1_000));
        }
        return moments;
    }

    /** The publisher has a request, and nobody has its answer. */
    private void requested(KilledNode node) {
        int before = replays.web().requests().size();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .until(() ->
                        replays.web().requests().size() > before || node.state().rests());
    }

    /** Something of it may be written, or all. */
    private void sometimeAfterwards(KilledNode node) {
        LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
    }

    private Node killed(NodeOptions own, String name, Map<Integer, Moment> kills) {
        KilledNode node = new KilledNode(unshared(own).named(name), kills);
        killed.add(node);
        return node;
    }

    private static Node local(NodeOptions own, String name) {
        return Replays.local(unshared(own).named(name));
    }

    private static NodeOptions unshared(NodeOptions own) {
        return own.with("COURANT_SCRAPE_REUSE", "0s");
    }
}
