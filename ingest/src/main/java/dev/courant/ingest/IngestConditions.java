package dev.courant.ingest;

import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.recording.WebGateway;
import dev.courant.schemas.Origin;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Under which conditions an instance of ingest works: every day on the web as it is, or on a recording of it.
 *
 * @param origin what its links and articles are marked with
 * @param web the server that stands for all publishers; empty: each publisher's own
 * @param activity is told what the instance does; belongs to one instance
 */
public record IngestConditions(Origin origin, Optional<WebGateway> web, IngestActivity activity) {
    /** {@return the conditions of every day, for one instance} */
    public static IngestConditions liveWeb() {
        return new IngestConditions(Origin.LIVE, Optional.empty(), new IngestActivity());
    }

    /**
     * Returns these conditions with a server in place of all publishers.
     *
     * @param server the server
     */
    public IngestConditions with(WebGateway server) {
        return new IngestConditions(origin, Optional.of(server), activity);
    }

    Fetcher fetcher(FetchSettings settings, InstantSource clock) {
        return web.map(server -> new Fetcher(settings, clock, server)).orElseGet(() -> new Fetcher(settings, clock));
    }
}
