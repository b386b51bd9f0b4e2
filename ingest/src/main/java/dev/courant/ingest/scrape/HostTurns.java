package dev.courant.ingest.scrape;

import dev.courant.ingest.backlog.HostLinks;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.backlog.LinkTask;
import dev.courant.ingest.backlog.NextTurn;
import dev.courant.ingest.host.HostDelay;
import dev.courant.ingest.host.HostQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Gives each host with links its turns, one link at a time. A host is in its queue once at most, and not at all while
 * its links are being loaded. Thread-safe.
 */
final class HostTurns {
    private final LinkBacklog backlog;
    private final HostQueue queue;
    private final BiConsumer<HostLinks, List<Long>> loads;
    private final LinkProcessor processor;
    private final Semaphore slots;
    private final InstantSource clock;

    /**
     * @param loads loads records of a host, and then has its turn {@link #arrange}d
     * @param concurrency the number of links that are tried at the same time
     */
    HostTurns(
            LinkBacklog backlog,
            HostQueue queue,
            BiConsumer<HostLinks, List<Long>> loads,
            LinkProcessor processor,
            int concurrency,
            InstantSource clock) {
        this.backlog = backlog;
        this.queue = queue;
        this.loads = loads;
        this.processor = processor;
        this.slots = new Semaphore(concurrency, true);
        this.clock = clock;
    }

    /** Brings about the next turn of a host, if it has links to try. */
    void arrange(HostLinks host) {
        bringAbout(host, backlog.next(host, clock.instant()));
    }

    private void bringAbout(HostLinks host, NextTurn next) {
        switch (next) {
            case NextTurn.Now now -> queue.submit(host.name(), () -> turn(host));
            case NextTurn.Later later -> queue.submitLater(host.name(), () -> turn(host), later.delay());
            case NextTurn.Load load -> loads.accept(host, load.offsets());
            case NextTurn.None none -> {}
        }
    }

    private HostDelay turn(HostLinks host) throws InterruptedException {
        try {
            slots.acquire();
            try {
                return next(host);
            } finally {
                slots.release();
            }
        } finally {
            backlog.endTurn(host);
            arrange(host);
        }
    }

    private HostDelay next(HostLinks host) throws InterruptedException {
        Instant now = clock.instant();
        Optional<LinkTask> task = backlog.take(host, now);
        if (task.isEmpty()) {
            return HostDelay.NONE;
        }
        bringAbout(host, backlog.prefetch(host, now));
        try {
            return processor.run(task.get());
        } finally {
            backlog.stop(task.get());
        }
    }
}
