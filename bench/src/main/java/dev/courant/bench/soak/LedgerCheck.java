package dev.courant.bench.soak;

import dev.courant.bench.measured.MetricsPage;
import java.util.ArrayList;
import java.util.List;

/** What must hold once nothing new is published. Stateless. */
final class LedgerCheck {
    private LedgerCheck() {}

    /**
     * Returns one line for each thing that does not hold.
     *
     * @param metrics the metrics of the role that stores
     * @param published how many links the feeds have listed
     */
    static List<String> problems(MetricsPage metrics, long published) {
        List<String> problems = new ArrayList<>();
        if (metrics.links("pending") != 0) {
            problems.add(metrics.links("pending") + " links are pending");
        }
        if (metrics.links("discovered") != published) {
            problems.add(metrics.links("discovered") + " links discovered, " + published + " published");
        }
        if (metrics.value("courant_links_invariant").orElse(0) != 1) {
            problems.add("discovered is not stored + duplicate + dropped + pending");
        }
        if (metrics.value("courant_dead_letters").orElse(-1) != 0) {
            problems.add((long) metrics.value("courant_dead_letters").orElse(-1) + " dead letters");
        }
        return problems;
    }
}
