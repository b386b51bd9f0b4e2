package dev.courant.store.sink;

import dev.courant.schemas.SiteStatus;
import org.jdbi.v3.core.Handle;

/** Sites as ingest observes them. All that is said of one comes through one partition, in its order. */
final class Sites {
    private final Handle handle;

    Sites(Handle handle) {
        this.handle = handle;
    }

    void observe(SiteStatus status) {
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

    void remove(String host) {
        handle.execute("delete from site where host = ?", host);
    }
}
