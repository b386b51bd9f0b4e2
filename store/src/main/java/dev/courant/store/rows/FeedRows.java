package dev.courant.store.rows;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import dev.courant.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Feeds as operators define them and as ingest observes them; either may arrive first. The last record of each is kept.
 */
final class FeedRows implements RowWriter {
    private final Topic<String, FeedDefinition> definitionTopic;
    private final Topic<String, FeedStatus> statusTopic;
    private final SortedMap<String, Optional<FeedDefinition>> definitions = new TreeMap<>();
    private final SortedMap<String, FeedStatus> statuses = new TreeMap<>();

    FeedRows(Topic<String, FeedDefinition> definitionTopic, Topic<String, FeedStatus> statusTopic) {
        this.definitionTopic = definitionTopic;
        this.statusTopic = statusTopic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(
                TopicHandler.ofState(definitionTopic, definitions::put),
                TopicHandler.ofValues(statusTopic, status -> statuses.put(status.getFeedId(), status)));
    }

    @Override
    public void write(RowTransaction transaction) {
        Handle handle = transaction.handle();
        SortedSet<String> feedIds = new TreeSet<>(definitions.keySet());
        feedIds.addAll(statuses.keySet());
        for (String feedId : feedIds) {
            if (definitions.containsKey(feedId)) {
                definitions
                        .get(feedId)
                        .ifPresentOrElse(feed -> define(handle, feed), () -> remove(transaction, feedId));
            }
            if (statuses.containsKey(feedId)) {
                observe(transaction, statuses.get(feedId));
            }
        }
    }

    private static void define(Handle handle, FeedDefinition feed) {
        handle.createUpdate("""
                        insert into feed (feed_id, url, title, state) values (:feedId, :url, :title, :state)
                        on conflict (feed_id) do update set defined = true, undefined_since = null, title = coalesce(:title, feed.title),
                            state = case when :state = 'PAUSED' then 'PAUSED'
                                         when feed.state = 'PAUSED' then 'NEW' else feed.state end""")
                .bind("feedId", feed.getFeedId())
                .bind("url", feed.getUrl())
                .bind("title", feed.getTitle())
                .bind("state", feed.getEnabled() ? "NEW" : "PAUSED")
                .execute();
    }

    private static void remove(RowTransaction transaction, String feedId) {
        transaction
                .handle()
                .execute(
                        "update feed set defined = false, undefined_since = ? where feed_id = ? and defined",
                        transaction.now(),
                        feedId);
    }

    /** An observed feed may have no definition: it may arrive later, or may have been removed. */
    private static void observe(RowTransaction transaction, FeedStatus status) {
        transaction
                .handle()
                .createUpdate("""
                        insert into feed (feed_id, url, title, state, since, last_success_at, next_poll_at, failures,
                            problem, discovered, defined, undefined_since)
                        values (:feedId, :url, :title, :state, :since, :lastSuccessAt, :nextPollAt, :failures, :problem,
                            :discovered, false, :now)
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
                .bind("now", transaction.now())
                .execute();
    }

    private static @Nullable String problem(@Nullable PollReport lastPoll) {
        return lastPoll == null ? null : lastPoll.getProblem();
    }
}
