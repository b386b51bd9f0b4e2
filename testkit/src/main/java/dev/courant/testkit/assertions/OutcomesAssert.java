package dev.courant.testkit.assertions;

import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on how links ended; see {@link CourantAssertions}. */
public final class OutcomesAssert extends AbstractAssert<OutcomesAssert, Collection<Outcome>> {
    private static final List<OutcomeKind> BEST_LAST =
            List.of(OutcomeKind.DROPPED, OutcomeKind.DUPLICATE, OutcomeKind.STORED);

    OutcomesAssert(@Nullable Collection<Outcome> actual) {
        super(actual, OutcomesAssert.class);
    }

    /**
     * Verifies that each link has ended.
     *
     * @param links the links that were discovered
     * @return this
     */
    public OutcomesAssert haveNoPending(Collection<Link> links) {
        Map<String, Outcome> ended = byLink();
        List<String> pending = links.stream()
                .filter(link -> !ended.containsKey(link.getLinkId()))
                .map(link -> "  " + link.getUrl())
                .distinct()
                .toList();
        if (!pending.isEmpty()) {
            throw failure(
                    "%nExpecting every link to have ended, but of %d these are pending%n%s",
                    links.size(), ArticleText.lines(pending));
        }
        return this;
    }

    /**
     * Verifies how many links ended how.
     *
     * @param stored the number that is stored
     * @param duplicate the number of duplicates
     * @param dropped the number that was dropped
     * @return this
     */
    public OutcomesAssert haveTotals(int stored, int duplicate, int dropped) {
        Collection<Outcome> ended = byLink().values();
        long[] found = {
            count(ended, OutcomeKind.STORED), count(ended, OutcomeKind.DUPLICATE), count(ended, OutcomeKind.DROPPED)
        };
        if (found[0] != stored || found[1] != duplicate || found[2] != dropped) {
            throw failure(
                    "%nExpecting %d stored, %d duplicate and %d dropped, but it is %d, %d and %d%n%s",
                    stored, duplicate, dropped, found[0], found[1], found[2], shown(ended));
        }
        return this;
    }

    private static long count(Collection<Outcome> outcomes, OutcomeKind kind) {
        return outcomes.stream().filter(outcome -> outcome.getKind() == kind).count();
    }

    /** {@return this; verifies that no link was dropped} */
    public OutcomesAssert haveNoneDropped() {
        List<Outcome> dropped = byLink().values().stream()
                .filter(outcome -> outcome.getKind() == OutcomeKind.DROPPED)
                .toList();
        if (!dropped.isEmpty()) {
            throw failure("%nExpecting no link to be dropped, but these are%n%s", shown(dropped));
        }
        return this;
    }

    /**
     * Verifies that a number of links was dropped for a reason.
     *
     * @param count the number
     * @param reason the reason
     * @return this
     */
    public OutcomesAssert haveDropped(int count, OutcomeReason reason) {
        List<Outcome> dropped = byLink().values().stream()
                .filter(outcome -> outcome.getKind() == OutcomeKind.DROPPED)
                .toList();
        long found = dropped.stream()
                .filter(outcome -> outcome.getReason() == reason)
                .count();
        if (found != count) {
            throw failure(
                    "%nExpecting %d links to be dropped for %s, but it is %d; dropped are%n%s",
                    count, reason, found, shown(dropped));
        }
        return this;
    }

    /**
     * Verifies that a link has ended.
     *
     * @param url its URL as discovered
     * @return assertions on its outcome; of several links with this URL, that which ended last
     */
    public OutcomeAssert ofUrl(String url) {
        Outcome outcome = byLink().values().stream()
                .filter(each -> each.getUrl().equals(url))
                .max(Comparator.comparing(Outcome::getEndedAt))
                .orElseThrow(() -> failure(
                        "%nExpecting an outcome of %s, but the outcomes are%n%s", url, shown(byLink().values())));
        return new OutcomeAssert(outcome);
    }

    private Map<String, Outcome> byLink() {
        isNotNull();
        Map<String, Outcome> best = new LinkedHashMap<>();
        actual.forEach(outcome -> best.merge(outcome.getLinkId(), outcome, OutcomesAssert::better));
        return best;
    }

    private static Outcome better(Outcome one, Outcome other) {
        return BEST_LAST.indexOf(other.getKind()) >= BEST_LAST.indexOf(one.getKind()) ? other : one;
    }

    private static String shown(Collection<Outcome> outcomes) {
        return ArticleText.lines(outcomes.stream()
                .map(outcome -> "  " + outcome.getUrl() + " " + OutcomeAssert.shown(outcome))
                .toList());
    }
}
