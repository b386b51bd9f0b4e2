package dev.courant.store.rows;

import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of links: each is discovered once and ends once. Totals are updated in the same transaction, only by the
 * changes that were made, so repeating a record changes nothing. Links are locked in the order of their ids, totals
 * last, so that instances wait for each other and never deadlock. Used within one transaction.
 */
public final class Ledger {
    private final Handle handle;

    /**
     * Opens the ledger.
     *
     * @param handle the transaction
     */
    public Ledger(Handle handle) {
        this.handle = handle;
    }

    /**
     * Writes discoveries and outcomes. An outcome of an unknown link discovers it, so that the sum holds at every
     * moment. Of several outcomes the best is in force, of equally good ones the first.
     *
     * @param links discovered links
     * @param received outcomes read from Kafka, in their order
     * @param decided outcomes that Kafka does not have
     * @return outcomes in force that Kafka does not have, by link id: new ones, and corrections of received ones
     */
    public List<Outcome> write(Collection<Link> links, Collection<Outcome> received, Collection<Outcome> decided) {
        return write(links, Map.of(), received, decided);
    }

    /**
     * Writes discoveries and outcomes.
     *
     * @param recordedAt by link id: when Kafka got the record of a link, after whose retention the link expires
     * @see #write(Collection, Collection, Collection)
     */
    List<Outcome> write(
            Collection<Link> links,
            Map<String, Instant> recordedAt,
            Collection<Outcome> received,
            Collection<Outcome> decided) {
        SortedMap<String, Outcome> best = Stream.concat(received.stream(), decided.stream())
                .collect(Collectors.toMap(Outcome::getLinkId, outcome -> outcome, Ledger::better, TreeMap::new));
        ExpiredLinks expired = ExpiredLinks.among(handle, ids(links, best.keySet()));
        Map<String, Outcome> former = expired.outcomes(best);
        Set<String> revived = new TreeSet<>(former.keySet());
        revived.removeIf(linkId -> !isBetter(Objects.requireNonNull(best.get(linkId)), former.get(linkId)));
        Predicate<String> hasRow = linkId -> !expired.contains(linkId) || revived.contains(linkId);
        long discovered = discover(
                        links.stream()
                                .filter(link -> !expired.contains(link.getLinkId()))
                                .toList(),
                        recordedAt,
                        best.values().stream()
                                .filter(outcome -> hasRow.test(outcome.getLinkId()))
                                .toList())
                - revived.size();
        expired.forget(revived);
        Map<String, Outcome> before = inForce(best.keySet());
        before.putAll(former);
        List<Outcome> changes = best.values().stream()
                .filter(outcome -> isBetter(outcome, before.get(outcome.getLinkId())))
                .toList();
        end(changes);
        count(discovered, changes, before);

        Map<String, Outcome> known = new HashMap<>(before);
        received.forEach(outcome -> known.put(outcome.getLinkId(), outcome));
        best.replaceAll((linkId, outcome) -> better(before.getOrDefault(linkId, outcome), outcome));
        return best.values().stream()
                .filter(outcome -> !isSame(outcome, known.get(outcome.getLinkId())))
                .toList();
    }

    private static Set<String> ids(Collection<Link> links, Collection<String> linkIds) {
        Set<String> ids = new TreeSet<>(linkIds);
        links.forEach(link -> ids.add(link.getLinkId()));
        return ids;
    }

    /** Locks all links, new and known, and returns how many are new. */
    private long discover(Collection<Link> links, Map<String, Instant> recordedAt, Collection<Outcome> outcomes) {
        SortedMap<String, Map<String, @Nullable Object>> rows = new TreeMap<>();
        outcomes.forEach(outcome -> rows.put(outcome.getLinkId(), LinkColumns.of(outcome)));
        links.forEach(link -> rows.put(link.getLinkId(), LinkColumns.of(link, recordedAt.get(link.getLinkId()))));
        if (rows.isEmpty()) {
            return 0;
        }
        return handle.createQuery("""
                        insert into link (link_id, article_id, url, host, feed_id, title, origin, discovered_at,
                            recorded_at)
                        select link_id, article_id, url, host, feed_id, title, origin, discovered_at, recorded_at
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(link_id text, article_id text, url text,
                            host text, feed_id text, title text, origin text, discovered_at timestamptz,
                            recorded_at timestamptz)
                        order by link_id
                        on conflict (link_id) do update set title = coalesce(link.title, excluded.title),
                                recorded_at = greatest(link.recorded_at, excluded.recorded_at)
                            where link.title is null and excluded.title is not null
                                or link.outcome is null
                                    and excluded.recorded_at > coalesce(link.recorded_at, link.discovered_at)
                        returning xmax = 0""").bind("rows", JsonRows.of(rows.values())).mapTo(Boolean.class).stream()
                .filter(inserted -> inserted)
                .count();
    }

    /** Returns the outcomes of those links that have ended. */
    private Map<String, Outcome> inForce(Collection<String> linkIds) {
        if (linkIds.isEmpty()) {
            return new HashMap<>();
        }
        return handle.createQuery("""
                        select link_id, article_id, revision_id, url, host, feed_id, outcome, reason, detail, origin,
                            discovered_at, ended_at
                        from link where link_id = any(:ids) and outcome is not null""")
                .bindArray("ids", String.class, List.copyOf(linkIds))
                .map((row, context) -> LinkColumns.outcome(row))
                .collect(Collectors.toMap(Outcome::getLinkId, outcome -> outcome, (a, b) -> a, HashMap::new));
    }

    private void end(List<Outcome> changes) {
        if (changes.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update link set outcome = r.outcome, reason = r.reason, detail = r.detail,
                            revision_id = r.revision_id, article_id = r.article_id, ended_at = r.ended_at
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r(link_id text, outcome text, reason text,
                            detail text, revision_id text, article_id text, ended_at timestamptz)
                        where link.link_id = r.link_id""")
                .bind("rows", JsonRows.of(changes.stream().map(LinkColumns::of).toList()))
                .execute();
    }

    private void count(long discovered, List<Outcome> changes, Map<String, Outcome> before) {
        SortedMap<String, Long> totals = new TreeMap<>(Map.of("DISCOVERED", discovered));
        SortedMap<String, Long> reasons = new TreeMap<>();
        for (Outcome outcome : changes) {
            totals.merge(outcome.getKind().name(), 1L, Long::sum);
            reasons.merge(LedgerReason.of(outcome), 1L, Long::sum);
            Outcome old = before.get(outcome.getLinkId());
            if (old != null) {
                totals.merge(old.getKind().name(), -1L, Long::sum);
                reasons.merge(LedgerReason.of(old), -1L, Long::sum);
            }
        }
        add("""
                insert into reason_total (reason, total) values (?, ?)
                on conflict (reason) do update set total = reason_total.total + excluded.total""", reasons);
        add("""
                insert into link_total (name, total) values (?, ?)
                on conflict (name) do update set total = link_total.total + excluded.total""", totals);
    }

    private void add(String sql, SortedMap<String, Long> changes) {
        changes.values().removeIf(change -> change == 0);
        if (!changes.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(sql);
            changes.forEach(batch::add);
            batch.execute();
        }
    }

    private static Outcome better(Outcome a, Outcome b) {
        return isBetter(b, a) ? b : a;
    }

    private static boolean isBetter(Outcome a, @Nullable Outcome b) {
        return b == null || rank(a) > rank(b);
    }

    private static boolean isSame(Outcome a, @Nullable Outcome b) {
        return b != null
                && a.getKind() == b.getKind()
                && a.getReason() == b.getReason()
                && Objects.equals(a.getRevisionId(), b.getRevisionId());
    }

    /** A link that has expired may have been read in time after all: then any other end says more. */
    private static int rank(Outcome outcome) {
        return switch (outcome.getKind()) {
            case DROPPED -> LedgerReason.isExpired(outcome) ? 0 : 1;
            case DUPLICATE -> 2;
            case STORED -> 3;
        };
    }
}
