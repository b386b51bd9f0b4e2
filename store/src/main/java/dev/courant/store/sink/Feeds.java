package dev.courant.store.sink;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Feeds as operators define them and as ingest observes them; either may be heard of first. */
final class Feeds {
    private final Handle handle;

    Feeds(Handle handle) {
        this.handle = handle;
    }

    void define(FeedDefinition feed) {
        handle.createUpdate("""
                        insert into feed (feed_id, url, title, state) values (:feedId, :url, :title, :state)
                        on conflict (feed_id) do update set defined = true, title = coalesce(:title, feed.title),
                            state = case when :state = 'PAUSED' then 'PAUSED'
                                         when feed.state = 'PAUSED' then 'NEW' else feed.state end""")
                .bind("feedId", feed.getFeedId())
                .bind("url", feed.getUrl())
                .bind("title", feed.getTitle())
                .bind("state", feed.getEnabled() ? "NEW" : "PAUSED")
                .execute();
    }

    void remove(String feedId) {
        handle.execute("update feed set defined = false where feed_id = ?", feedId);
    }

    /** A feed that is observed is not for that defined: its definition may be still to come, or be gone. */
    void observe(FeedStatus status) {
        handle.createUpdate("""
                        insert into feed (feed_id, url, title, state, since, last_success_at, next_poll_at, failures,
                            problem, discovered, defined)
                        values (:feedId, :url, :title, :state, :since, :lastSuccessAt, :nextPollAt, :failures, :problem,
                            :discovered, false)
                        on conflict (feed_id) do update set url = excluded.url,
                            title = coalesce(feed.title, excluded.title), state = excluded.state, since = excluded.since,
                            last_success_at = excluded.last_success_at, next_poll_at = excluded.next_poll_at,
                            failures = excluded.failures, problem = excluded.problem, discovered = excluded.discovered""")
                .bind("feedId", status.getFeedId())
                .bind("url", status.getUrl())
                .bind("title", status.getTitle())
                .bind("state", status.getState().name())
                .bind("since", status.getSince())
                .bind("lastSuccessAt", status.getLastSuccessAt())
                .bind("nextPollAt", status.getNextPollAt())
                .bind("failures", status.getFailures())
                .bind("problem", problem(status.getLastPoll()))
                .bind("discovered", status.getDiscovered())
                .execute();
    }

    private static @Nullable String problem(@Nullable PollReport lastPoll) {
        return lastPoll == null ? null : lastPoll.getProblem();
    }
}
