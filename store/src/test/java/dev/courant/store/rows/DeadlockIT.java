package dev.courant.store.rows;

import static dev.courant.store.Samples.dropped;
import static dev.courant.store.Samples.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServersTest
class DeadlockIT {
    private static final int LINKS = 60;

    @Test
    void shouldNeverDeadlockWithOtherInstances(Servers servers) throws Exception {
        try (Database database = Samples.open(servers);
                ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(seed -> instances.submit(() -> work(database, new Random(seed))))
                    .toList();
            for (Future<?> instance : all) {
                instance.get();
            }
            write(
                    database,
                    IntStream.range(0, LINKS).boxed().toList(),
                    IntStream.range(0, LINKS).boxed().toList());

            assertThat(new StatsQuery(database).totals()).isEqualTo(new Totals(LINKS, 0, 0, LINKS, 0, 0));
        }
    }

    /**
     * Links and outcomes come through different partitions, so an instance has links of one and outcomes of another.
     */
    private static void work(Database database, Random random) {
        for (int round = 0; round < 60; round++) {
            write(database, numbers(random), numbers(random));
        }
    }

    private static void write(Database database, List<Integer> discovered, List<Integer> ended) {
        List<Link> links = discovered.stream().map(n -> link("l" + n)).toList();
        List<Outcome> outcomes =
                ended.stream().map(n -> dropped("l" + n, OutcomeReason.GONE)).toList();
        database.jdbi().useTransaction(handle -> new Ledger(handle).write(links, outcomes, List.of()));
    }

    private static List<Integer> numbers(Random random) {
        return random.ints(5, 0, LINKS).boxed().toList();
    }
}
