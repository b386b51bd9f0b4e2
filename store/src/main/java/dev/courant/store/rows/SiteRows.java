package dev.courant.store.rows;

import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Sites as ingest observes them. All records of a site come through one partition, in order; the last one is kept. */
final class SiteRows implements RowWriter {
    private final Topic<String, SiteStatus> topic;
    private final SortedMap<String, Optional<SiteStatus>> sites = new TreeMap<>();

    SiteRows(Topic<String, SiteStatus> topic) {
        this.topic = topic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(TopicHandler.ofState(topic, sites::put));
    }

    @Override
    public void write(RowTransaction transaction) {
        Handle handle = transaction.handle();
        sites.forEach((host, status) ->
                status.ifPresentOrElse(present -> observe(handle, present), () -> remove(handle, host)));
    }

    private static void observe(Handle handle, SiteStatus status) {
        handle.createUpdate("""
                        insert into site (host, state, causes, since, observed, updated_at)
                        values (:host, :state, :causes, :since, :observed, :updatedAt)
                        on conflict (host) do update set state = excluded.state, causes = excluded.causes,
                            since = excluded.since, observed = excluded.observed, updated_at = excluded.updated_at""")
                .bind("host", status.getHost())
                .bind("state", status.getState().name())
                .bindArray("causes", String.class, status.getCauses())
                .bind("since", status.getSince())
                .bind("observed", status.getObserved())
                .bind("updatedAt", status.getUpdatedAt())
                .execute();
    }

    private static void remove(Handle handle, String host) {
        handle.execute("delete from site where host = ?", host);
    }
}
