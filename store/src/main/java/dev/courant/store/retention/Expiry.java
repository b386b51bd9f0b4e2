package dev.courant.store.retention;

import dev.courant.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes the oldest rows beyond their retention, one batch of each kind per call. A batch is one transaction, which
 * first locks the consumer offsets as every transaction of the sink does: so the two exclude each other, and neither
 * meets rows that the other is writing or removing. Totals are not changed: they count what has been, not what is kept.
 * Used by one thread.
 */
public final class Expiry {
    private final Database database;
    private final RetentionSettings settings;
    private final InstantSource clock;
    private final int batch;

    /**
     * The number of rows of a kind that were removed.
     *
     * @param kind the kind
     * @param rows how many rows
     */
    public record Removed(Kind kind, int rows) {}

    /** What is removed. */
    public enum Kind {
        /** Articles, with everything that belongs to them. */
        ARTICLES,
        /** Former revisions of articles that are kept. */
        REVISIONS,
        /** Extraction reports. */
        EXTRACTIONS,
        /** Links that have ended. */
        LINKS,
        /** Feeds without a definition. */
        FEEDS,
        /** Sites of which nothing was heard. */
        SITES,
        /** Dead letters. */
        DEAD_LETTERS,
        /** Ids of removed links and revisions. */
        MEMORY
    }

    /**
     * Creates the expiry of a database.
     *
     * @param database the database; stays open
     * @param settings how long rows are kept
     * @param clock the time
     * @param batch the largest number of articles, links and so on in one transaction
     */
    public Expiry(Database database, RetentionSettings settings, InstantSource clock, int batch) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.batch = batch;
    }

    /** Removes a batch of each kind; {@return how many rows of each} */
    public List<Removed> removeBatch() {
        List<Removed> removed = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Duration retention = retention(kind);
            if (!retention.isZero()) {
                Instant now = clock.instant();
                removed.add(new Removed(kind, remove(kind, now.minus(retention), now)));
            }
        }
        return removed;
    }

    private Duration retention(Kind kind) {
        return switch (kind) {
            case ARTICLES, REVISIONS -> settings.articles();
            case EXTRACTIONS -> settings.extractions();
            case LINKS, FEEDS, SITES, DEAD_LETTERS -> settings.links();
            case MEMORY -> settings.memory();
        };
    }

    private int remove(Kind kind, Instant before, Instant now) {
        return switch (kind) {
            case ARTICLES ->
                removeIfAny(
                        ids("select article_id from article where stored_at < :before order by stored_at", before),
                        (handle, ids) -> removeArticles(handle, ids, now));
            case REVISIONS ->
                removeIfAny(ids("""
                                select revision_id from revision where stored_at < :before
                                    and not exists (select from article where article.revision_id = revision.revision_id)
                                order by stored_at""", before), (handle, ids) -> removeRevisions(handle, "revision_id", ids, now));
            case EXTRACTIONS ->
                removeIfAny(
                        ids(
                                "select article_id from extraction where extracted_at < :before order by extracted_at",
                                before),
                        (handle, ids) -> delete(handle, "delete from extraction where article_id = any(:ids)", ids));
            case LINKS -> removeLinks(before, now);
            case FEEDS ->
                removeIfAny(
                        ids("select feed_id from feed where undefined_since < :before order by feed_id", before),
                        (handle, ids) ->
                                delete(handle, "delete from feed where not defined and feed_id = any(:ids)", ids));
            case SITES ->
                removeIfAny(
                        ids("select host from site where updated_at < :before order by host", before),
                        (handle, ids) -> delete(handle, "delete from site where host = any(:ids)", ids));
            case DEAD_LETTERS ->
                removeIfAny(
                        ids(
                                "select partition || '-' || letter_offset from dead_letter where failed_at < :before"
                                        + " order by failed_at",
                                before),
                        Expiry::removeLetters);
            case MEMORY ->
                removeIfAny(
                                ids("select link_id from expired_link where expired_at < :before", before),
                                (handle, ids) ->
                                        delete(handle, "delete from expired_link where link_id = any(:ids)", ids))
                        + removeIfAny(
                                ids("select revision_id from expired_revision where expired_at < :before", before),
                                (handle, ids) -> delete(
                                        handle, "delete from expired_revision where revision_id = any(:ids)", ids));
        };
    }

    /** Removes a batch of links with each outcome, which is how they are indexed. */
    private int removeLinks(Instant before, Instant now) {
        int removed = 0;
        for (String outcome : List.of("STORED", "DUPLICATE", "DROPPED")) {
            removed += removeIfAny(
                    ids(
                            "select link_id from link where outcome = '" + outcome
                                    + "' and ended_at < :before order by ended_at",
                            before),
                    (handle, ids) -> {
                        handle.createUpdate("""
                                        insert into expired_link
                                        select link_id, article_id, outcome, reason, revision_id, ended_at, :now
                                        from link where link_id = any(:ids)""")
                                .bind("now", now)
                                .bindArray("ids", String.class, ids)
                                .execute();
                        return delete(handle, "delete from link where link_id = any(:ids)", ids);
                    });
        }
        return removed;
    }

    private static int removeArticles(Handle handle, List<String> ids, Instant now) {
        int revisions = removeRevisions(handle, "article_id", ids, now);
        int extractions = delete(handle, "delete from extraction where article_id = any(:ids)", ids);
        int articles = delete(handle, "delete from article where article_id = any(:ids)", ids);
        return revisions + extractions + articles;
    }

    /** Counts letters that are still open as discarded: nobody is going to retry them. */
    private static int removeLetters(Handle handle, List<String> ids) {
        handle.createUpdate("""
                        update dead_letter_total t set discarded = t.discarded + old.letters
                        from (select step, count(*) as letters from dead_letter
                              where state = 'OPEN' and partition || '-' || letter_offset = any(:ids) group by step) as old
                        where t.step = old.step""").bindArray("ids", String.class, ids).execute();
        return delete(handle, "delete from dead_letter where partition || '-' || letter_offset = any(:ids)", ids);
    }

    private static int removeRevisions(Handle handle, String column, List<String> ids, Instant now) {
        handle.createUpdate("""
                        insert into expired_revision select revision_id, article_id, :now from revision
                        where %s = any(:ids) on conflict do nothing""".formatted(column))
                .bind("now", now)
                .bindArray("ids", String.class, ids)
                .execute();
        String revisions = "select revision_id from revision where " + column + " = any(:ids)";
        int tags = delete(handle, "delete from tag where revision_id in (" + revisions + ")", ids);
        return tags + delete(handle, "delete from revision where " + column + " = any(:ids)", ids);
    }

    private static int delete(Handle handle, String sql, List<String> ids) {
        return handle.createUpdate(sql).bindArray("ids", String.class, ids).execute();
    }

    /** Prepares the look-up of the ids of the oldest rows. */
    private Ids ids(String sql, Instant before) {
        return handle -> handle.createQuery(sql + " limit :batch")
                .bind("before", before)
                .bind("batch", batch)
                .mapTo(String.class)
                .list();
    }

    /** Looks twice: without locks, because mostly there is nothing to remove, and again with them. */
    private int removeIfAny(Ids ids, Removal removal) {
        if (database.jdbi().withHandle(ids::find).isEmpty()) {
            return 0;
        }
        return database.jdbi().inTransaction(handle -> {
            List<Integer> unused = handle.createQuery(
                            "select 1 from consumer_offset order by topic, partition for update")
                    .mapTo(Integer.class)
                    .list();
            return removal.remove(handle, ids.find(handle));
        });
    }

    @FunctionalInterface
    private interface Ids {
        List<String> find(Handle handle);
    }

    @FunctionalInterface
    private interface Removal {
        int remove(Handle handle, List<String> ids);
    }
}
