package dev.courant.app.command.feeds;

import dev.courant.app.command.feeds.text.PollSummary;
import dev.courant.app.feeds.FeedView;
import dev.courant.app.terminal.Plain;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Waits for polls that were requested. A new poll is recognised by a time other than that of the last known poll, so
 * that this machine's clock is not compared with that of ingest. Used by one thread.
 */
final class PollWait {
    private static final int FAILED = 1;

    private final FeedsSession session;
    private final Map<String, FeedView> open = new LinkedHashMap<>();
    private boolean failed;

    private PollWait(FeedsSession session, List<FeedView> feeds) {
        this.session = session;
        feeds.forEach(feed -> open.put(feed.id(), feed));
    }

    /** Prints the result of each poll when it arrives, then the feeds that were not polled in time. */
    static int results(FeedsSession session, List<FeedView> feeds, int timeoutSeconds) {
        PollWait wait = new PollWait(session, feeds);
        if (feeds.isEmpty() || session.store().follow(Duration.ofSeconds(timeoutSeconds), wait::accept)) {
            return wait.failed ? FAILED : 0;
        }
        wait.open.values().forEach(feed -> wait.print("none  ", feed, "not polled yet"));
        session.err()
                .println("courant: no poll of " + wait.open.size() + " feeds within " + timeoutSeconds
                        + " s; does ingest run? They are polled when it does.");
        return FAILED;
    }

    private boolean accept(FeedStatus status) {
        FeedView feed = open.get(status.getFeedId());
        PollReport poll = status.getLastPoll();
        if (feed == null || poll == null || poll.getAt().equals(lastPoll(feed))) {
            return false;
        }
        open.remove(feed.id());
        boolean healthy = status.getState() == FeedState.HEALTHY;
        failed |= !healthy;
        String problem = poll.getProblem();
        print(healthy ? "polled" : "failed", feed, PollSummary.of(poll) + (problem == null ? "" : "; " + problem));
        return open.isEmpty();
    }

    private static @Nullable Instant lastPoll(FeedView feed) {
        return feed.status() == null || feed.status().getLastPoll() == null
                ? null
                : feed.status().getLastPoll().getAt();
    }

    private void print(String what, FeedView feed, String result) {
        session.out().println(what + "  " + Plain.text(feed.url()) + "  " + Plain.text(result));
        session.out().flush();
    }
}
