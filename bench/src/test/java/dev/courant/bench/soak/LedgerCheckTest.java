package dev.courant.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.bench.measured.MetricsPage;
import org.junit.jupiter.api.Test;

/** What must hold at the end of a soak. */
class LedgerCheckTest {
    @Test
    void shouldFindNothingWhenAllHasEnded() {
        assertThat(LedgerCheck.problems(page(12, 0, 1, 0), 12)).isEmpty();
    }

    @Test
    void shouldFindEachThingThatDoesNotHold() {
        assertThat(LedgerCheck.problems(page(12, 2, 0, 1), 13))
                .containsExactly(
                        "2 links are pending",
                        "12 links discovered, 13 published",
                        "discovered is not stored + duplicate + dropped + pending",
                        "1 dead letters");
        assertThat(LedgerCheck.problems(new MetricsPage(""), 0)).hasSize(4);
    }

    private static MetricsPage page(int discovered, int pending, int invariant, int letters) {
        return new MetricsPage("""
                courant_links{state="discovered"} %d.0
                courant_links{state="pending"} %d.0
                courant_links_invariant %d.0
                courant_dead_letters %d.0
                """.formatted(discovered, pending, invariant, letters));
    }
}
