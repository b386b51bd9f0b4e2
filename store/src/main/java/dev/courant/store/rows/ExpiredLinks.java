package dev.courant.store.rows;

import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Links whose rows were removed, and how they ended. They count in the totals still, so they are not discovered again;
 * a better outcome brings the row back. Used within one transaction.
 */
final class ExpiredLinks {
    private final Handle handle;
    /** By link id: completes an outcome of the link to the one with which it ended. */
    private final Map<String, UnaryOperator<Outcome>> ended;

    private ExpiredLinks(Handle handle, Map<String, UnaryOperator<Outcome>> ended) {
        this.handle = handle;
        this.ended = ended;
    }

    /** Finds those among links. */
    static ExpiredLinks among(Handle handle, Collection<String> linkIds) {
        Map<String, UnaryOperator<Outcome>> ended = handle.createQuery("""
                        select link_id, article_id, outcome, reason, revision_id, ended_at from expired_link
                        where link_id = any(:ids)""")
                .bindArray("ids", String.class, List.copyOf(linkIds))
                .map((row, context) -> {
                    OutcomeKind kind = OutcomeKind.valueOf(row.getString("outcome"));
                    String reason = row.getString("reason");
                    String articleId = row.getString("article_id");
                    String revisionId = row.getString("revision_id");
                    var endedAt = row.getTimestamp("ended_at").toInstant();
                    UnaryOperator<Outcome> former = outcome -> {
                        Outcome.Builder builder = Outcome.newBuilder(outcome)
                                .setKind(kind)
                                .setArticleId(articleId)
                                .setRevisionId(revisionId)
                                .setEndedAt(endedAt);
                        LedgerReason.set(builder, reason, null);
                        return builder.build();
                    };
                    return Map.entry(row.getString("link_id"), former);
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new ExpiredLinks(handle, ended);
    }

    boolean contains(String linkId) {
        return ended.containsKey(linkId);
    }

    /** Returns the outcomes with which those links ended of which an outcome came again, by link id. */
    Map<String, Outcome> outcomes(Map<String, Outcome> again) {
        Map<String, Outcome> former = new TreeMap<>();
        again.forEach((linkId, outcome) -> {
            UnaryOperator<Outcome> complete = ended.get(linkId);
            if (complete != null) {
                former.put(linkId, complete.apply(outcome));
            }
        });
        return former;
    }

    /** Forgets links whose rows are written again. */
    void forget(Collection<String> linkIds) {
        Set<String> ordered = new TreeSet<>(linkIds);
        if (!ordered.isEmpty()) {
            handle.createUpdate("delete from expired_link where link_id = any(:ids)")
                    .bindArray("ids", String.class, List.copyOf(ordered))
                    .execute();
        }
    }
}
